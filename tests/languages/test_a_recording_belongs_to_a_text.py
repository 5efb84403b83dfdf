"""A part of a page read aloud: measured before it loads, old when the text changes, public only with its page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from mutagen.id3 import ID3, TPE1

from languages.models import Recording

FRAME = b"\xff\xfb\x90\x00" + bytes(413)  # MPEG 1 layer 3, 128 kbit/s, 44.1 kHz: 26 ms of silence


def mp3(seconds=80):
    return FRAME * round(seconds * 44100 / 1152)


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def upload(desk, tree):
    """``upload(content)``: what the desk says to a file for the short answer of the Arabic page."""

    def send(content, section="short_answer", name="opname.mp3"):
        address = reverse("languages_recordings", args=[tree.arabic.pk])
        data = {"section": section, "file": SimpleUploadedFile(name, content)} if content is not None else {}
        answer = desk.post(address, {"section": section, **data}, follow=True)
        return [(message.level_tag, str(message)) for message in answer.context["messages"]]

    return send


@pytest.fixture
def recording(upload):
    assert upload(mp3())[0][0] == "success"
    return Recording.objects.get()


def test_it_says_size_and_length_before_it_loads(visitor, tree, recording):
    html = visitor.get(tree.arabic.url).content.decode()
    figure = html[html.index('<figure class="recording">') : html.index("</figure>")]
    assert 'preload="none"' in figure
    assert "autoplay" not in figure
    assert "1.2" in figure or "1,2" in figure
    assert recording.minutes == (1, 20)


def test_a_page_without_recordings_asks_for_none(queries, tree, upload):
    before = queries(tree.english.url)
    upload(mp3())
    assert queries(tree.english.url) == before


def test_it_is_old_when_the_text_changes(visitor, tree, recording):
    tree.arabic.short_answer = "نص جديد"
    tree.arabic.save_revision().publish()
    html = visitor.get(tree.arabic.url).content.decode()
    assert "<strong>" in html[html.index('<figure class="recording">') : html.index("</figure>")]


def test_another_part_changing_leaves_it(visitor, tree, recording):
    tree.arabic.answer_detail = "نص جديد"
    tree.arabic.save_revision().publish()
    html = visitor.get(tree.arabic.url).content.decode()
    assert "<strong>" not in html[html.index('<figure class="recording">') : html.index("</figure>")]


def test_who_spoke_where_is_taken_out(upload, tmp_path):
    path = tmp_path / "spoken.mp3"
    path.write_bytes(mp3(2))
    tags = ID3()
    tags.add(TPE1(encoding=3, text="Een naam"))
    tags.save(path)
    assert b"Een naam" in path.read_bytes()
    upload(path.read_bytes())
    recording = Recording.objects.get()
    assert b"Een naam" not in recording.file.read()
    assert "opname" not in recording.file.name


@pytest.mark.parametrize(
    "content",
    [b"", b"geen geluid", b"%PDF-1.4", b"<script>", b"ID3\x04\x00\x00\x00\x00\x00\x00", b"OggS" + bytes(60), mp3(0.2)],
    ids=["empty", "text", "pdf", "script", "only tags", "broken ogg", "too short"],
)
def test_what_is_no_recording_is_told_so(upload, content):
    assert upload(content)[0][0] == "error"
    assert not Recording.objects.exists()


def test_a_recording_that_is_too_large_is_told_so_and_keeps_the_old_one(upload, recording):
    assert upload(bytes(15 * 1024 * 1024 + 1))[0][0] == "error"
    assert Recording.objects.get() == recording


def test_a_part_without_text_takes_none(upload, tree):
    assert upload(mp3(2), section="cost_of_living")[0][0] == "error"


def test_it_is_served_in_parts(visitor, recording):
    answer = visitor.get(recording.url, headers={"Range": "bytes=0-1"})
    assert (answer.status_code, answer.content, answer["Content-Range"]) == (
        206, FRAME[:2], f"bytes 0-1/{recording.size}",
    )  # fmt: skip
    assert visitor.get(recording.url, headers={"Range": "bytes=-4"}).content == recording.file.read()[-4:]


@pytest.mark.parametrize(
    ("asked", "status"), [("bytes=99999999-", 416), ("bytes=-", 200), ("bytes=5-2", 416), ("x", 200)]
)
def test_a_strange_range_is_no_error(visitor, recording, asked, status):
    assert visitor.get(recording.url, headers={"Range": asked}).status_code == status


def test_it_is_hidden_with_its_page(visitor, tree, recording):
    assert visitor.get(recording.url).status_code == 200
    tree.arabic.unpublish()
    assert visitor.get(recording.url).status_code == 404


def test_a_new_one_takes_its_place_and_the_old_file_is_gone(upload, recording, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        upload(mp3(3))
    assert Recording.objects.get().seconds == 3
    assert not recording.file.storage.exists(recording.file.name)


def test_a_visitor_may_not_upload(visitor, tree):
    assert visitor.post(reverse("languages_recordings", args=[tree.arabic.pk])).status_code == 302
    assert not Recording.objects.exists()
