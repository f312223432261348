"""The command that takes pictures: every scene named once, and pictures that show something."""

import os
import subprocess
import sys
from collections import Counter

from PySide6.QtGui import QImage

from tests.pictures import SIZES, scenes, surroundings


def test_every_scene_has_a_name_of_its_own():
    assert [name for name, count in Counter(scene.name for scene in scenes()).items() if count > 1] == []


def test_a_scene_is_taken_in_both_looks_at_150_percent(tmp_path):
    size = SIZES[-1]
    command = [sys.executable, "-m", "tests.pictures", str(tmp_path), "set-passphrase", "--size", size.name]
    subprocess.run(command, check=True, env={**os.environ, **surroundings(size)}, capture_output=True)
    light, dark = (QImage(str(tmp_path / f"set-passphrase-{look}-150.png")) for look in ("light", "dark"))
    for picture in (light, dark):
        assert picture.width() in (1366, 1367)  # 911 px at 150 %
        shades = {picture.pixelColor(x, y).rgb() for x in range(0, 1300, 7) for y in range(0, 760, 7)}
        assert len(shades) > 20
    middle = (
        picture.pixelColor(light.width() // 2, light.height() // 2).lightness() for picture in (light, dark)
    )
    assert next(middle) > 2 * next(middle)
