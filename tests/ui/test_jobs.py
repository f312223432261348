"""Background work: results, errors and progress come in the window's thread; stopped work says no more."""

import threading

import pytest

from caredesk.errors import UserError
from caredesk.ui.jobs import Jobs


@pytest.fixture
def jobs(qapp):
    jobs = Jobs()
    yield jobs
    jobs.finish()


def test_the_result_comes_in_the_windows_thread(jobs, qtbot):
    threads = {}

    def work(progress):
        threads["work"] = threading.get_ident()
        return 42

    job = jobs.start(work)
    job.done.connect(lambda result: threads.update(done=threading.get_ident(), result=result))
    with qtbot.waitSignal(job.ended):
        pass
    assert threads["result"] == 42
    assert threads["done"] == threading.get_ident() != threads["work"]


def test_the_last_progress_is_always_told(jobs, qtbot):
    told = []
    job = jobs.start(lambda progress: [progress(done, 1000) for done in range(1, 1001)])
    job.progressed.connect(lambda done, total: told.append((done, total)))
    with qtbot.waitSignal(job.ended):
        pass
    assert told[-1] == (1000, 1000)
    assert len(told) < 1000


def test_the_worlds_error_is_handed_over(jobs, qtbot):
    seen: list[object] = []

    def work(progress):
        raise UserError("file_missing", file="x")

    job = jobs.start(work)
    job.failed.connect(seen.append)
    job.done.connect(seen.append)
    with qtbot.waitSignal(job.ended):
        pass
    assert [getattr(error, "code", None) for error in seen] == ["file_missing"]


def test_our_own_bug_is_raised_in_the_windows_thread(jobs, qtbot):
    def work(progress):
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        job = jobs.start(work)
        with qtbot.waitSignal(job.ended):
            pass
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_a_stopped_job_is_asked_to_stop_and_hands_over_nothing(jobs, qtbot):
    seen: list[object] = []
    begun = threading.Event()

    def work(progress):
        rounds = 0
        while progress(rounds, 0):
            begun.set()
            rounds += 1
        return rounds

    job = jobs.start(work)
    job.done.connect(seen.append)
    assert begun.wait(5)
    job.stop()
    with qtbot.waitSignal(job.ended):
        pass
    assert seen == []


def test_finish_waits_for_work_under_way(qapp):
    jobs = Jobs()
    ended = threading.Event()

    def work(progress):
        while progress(0, 0):
            pass
        ended.set()

    jobs.start(work)
    jobs.finish()
    assert ended.is_set()
