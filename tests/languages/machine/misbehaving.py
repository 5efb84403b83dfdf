"""A translation service on a free port of this machine, that does what real ones do on a bad day."""

import json
import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WORDS = {
    "FR": ["le", "médecin", "et", "maintenant", "dans", "les", "hôpitaux", "pour", "vous", "avec", "toujours", "une"],
    "ES": ["el", "médico", "y", "siempre", "en", "los", "hospitales", "para", "usted", "con", "ahora", "una"],
    "AR": ["في", "الطبيب", "من", "المستشفى", "على", "أن", "الرعاية", "إلى", "لا", "هذا", "الدواء", "كل"],
    "NL": ["de", "dokter", "en", "altijd", "van", "het", "ziekenhuis", "voor", "je", "met", "vandaag", "een"],
}
PIECE = re.compile(r"(<x\b[^>]*>.*?</x>|<span\b[^>]*>.*?</span>|<[^>]*>|&#?\w+;)", re.DOTALL)


def in_words_of(language, text):
    """``text`` with every word another word of ``language``; tags, numbers and what is kept stay."""
    words = iter(WORDS[language] * 200)
    return "".join(
        part if PIECE.fullmatch(part) else re.sub(r"[^\W\d_]+", lambda match: next(words), part)
        for part in PIECE.split(text)
    )


class Service:
    """DeepL and LibreTranslate in one. ``asked`` is what it was asked; ``behave`` changes what it does."""

    def __init__(self, server):
        self.url = f"http://127.0.0.1:{server.server_address[1]}"
        self.asked = []
        self.keys = []
        self.released = threading.Event()
        self.behave()

    def behave(self, *ways):
        """What to do, one way a call; the last one for good. Without a way: translate."""
        self._ways = list(ways) or [well]

    def answer(self, handler, body):
        way = self._ways.pop(0) if len(self._ways) > 1 else self._ways[0]
        way(self, handler, body)

    @property
    def texts(self):
        """Every sentence it ever saw, in one string."""
        return "\n".join(text for body in self.asked for text in texts_of(body))


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        send(self, [{"code": code, "targets": ["nl", "fr", "ar", "es"]} for code in ("nl", "fr", "ar", "es")])

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.service.asked.append(body)
        self.server.service.keys.append(self.headers.get("Authorization") or body.get("api_key"))
        self.server.service.answer(self, body)

    def log_message(self, *args):
        """Says nothing."""


@contextmanager
def service():
    """A running service; stopped afterwards, whatever it hangs in."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads, server.block_on_close = True, False
    server.service = Service(server)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield server.service
    finally:
        server.service.released.set()
        server.shutdown()
        server.server_close()


def texts_of(body):
    return body["text"] if "text" in body else body["q"]


def language_of(body):
    return (body.get("target_lang") or body["target"]).upper()


def send(handler, answer, status=200, kind="application/json", headers=()):
    data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(data)))
    for name, value in headers:
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(data)


def deliver(handler, body, answers):
    """These sentences, in the form of the service that was asked."""
    send(
        handler,
        {"translations": [{"text": each} for each in answers]} if "text" in body else {"translatedText": answers},
    )


# --- What it can do ---


def well(service, handler, body):
    deliver(handler, body, [in_words_of(language_of(body), text) for text in texts_of(body)])


def translated(change):
    """A good translation, then ``change`` of the list of sentences."""

    def way(service, handler, body):
        deliver(handler, body, change([in_words_of(language_of(body), text) for text in texts_of(body)]))

    return way


def each(change):
    """A good translation, then ``change`` of every sentence."""
    return translated(lambda answers: [change(answer) for answer in answers])


def status(number, **headers):
    def way(service, handler, body):
        send(
            handler,
            {"message": "no"},
            number,
            headers=[(name.replace("_", "-"), value) for name, value in headers.items()],
        )

    return way


def raw(data, kind="application/json"):
    return lambda service, handler, body: send(handler, data, kind=kind)


def in_language(language):
    return lambda service, handler, body: deliver(
        handler, body, [in_words_of(language, text) for text in texts_of(body)]
    )


def echo(service, handler, body):
    deliver(handler, body, texts_of(body))


def close(service, handler, body):
    handler.close_connection = True
    handler.connection.close()


def never(service, handler, body):
    service.released.wait(20)


def dribble(service, handler, body):
    """An answer that begins, and goes on for ever, a byte at a time."""
    handler.send_response(200)
    handler.end_headers()
    while not service.released.wait(0.05):
        try:
            handler.wfile.write(b" ")
            handler.wfile.flush()
        except OSError:
            return


def half_of_the_bytes(service, handler, body):
    """Says how long the answer is, and stops in the middle of it."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"translations": [')
    handler.close_connection = True


def elsewhere(service, handler, body):
    send(handler, b"", 302, headers=[("Location", service.url.replace("127.0.0.1", "localhost") + "/stolen")])
