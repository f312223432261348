"""Long use of the binding between Python and Qt: some releases lose references to None and abort.

A short run passes on such a release, so this one makes a day's worth of calls, in a process of its own:
an abort there fails this test and not the run.
"""

import subprocess
import sys

import pytest

SOAK = """
import sys
from PySide6.QtCore import QAbstractTableModel, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel

class Model(QAbstractTableModel):
    def rowCount(self, parent=None): return 10
    def columnCount(self, parent=None): return 10
    def data(self, index, role=Qt.ItemDataRole.DisplayRole): return None

application = QApplication([])
label, model, image = QLabel(), Model(), QImage(8, 8, QImage.Format.Format_RGB32)
painter, colour, area = QPainter(image), QColor("red"), QRect(0, 0, 4, 4)
for turn in range(int(sys.argv[1])):
    label.setText("a")
    painter.fillRect(area, colour)
    model.index(turn % 10, 3).data()
painter.end()
print("whole")
"""


@pytest.mark.slow
def test_two_hundred_thousand_calls_end_whole(slow_count):
    # Below some 5 000 calls a broken release looks sound.
    turns = max(20_000, slow_count(200_000))
    done = subprocess.run(
        [sys.executable, "-c", SOAK, str(turns)], capture_output=True, text=True, timeout=600
    )
    assert done.stdout.strip() == "whole", f"status {done.returncode}: {done.stderr[-500:]}"
