"""A real SMTP server for the tests: smtp_server.py FOLDER PORT [USER PASSWORD]

Prints "listening PORT", writes each message it accepts to FOLDER as NUMBER.eml, refuses refused@... for good and later@... for now,
and ends when its standard input is closed.
"""
import asyncio
import os
import sys
import threading

from aiosmtpd.smtp import SMTP, AuthResult


class Handler:
    def __init__(self, folder):
        self.folder = folder
        self.count = len(os.listdir(folder))

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused@"):
            return f"550 5.1.1 <{address}> is not known here"
        if address.startswith("later@"):
            return f"451 4.2.1 <{address}> is busy"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        name = os.path.join(self.folder, f"{self.count:06}.eml")
        with open(name + ".tmp", "wb") as file:
            file.write(f"X-Envelope-From: {envelope.mail_from}\r\nX-Envelope-To: {','.join(envelope.rcpt_tos)}\r\n".encode())
            file.write(envelope.content)
        os.rename(name + ".tmp", name)
        return "250 OK"


def main():
    folder, port = sys.argv[1], int(sys.argv[2])
    account = tuple(sys.argv[3:5])
    options = {}
    if account:
        def authenticate(server, session, envelope, mechanism, data):
            return AuthResult(success=(data.login.decode(), data.password.decode()) == account, handled=False)
        options = dict(authenticator=authenticate, auth_required=True, auth_require_tls=False)
    loop = asyncio.new_event_loop()
    handler = Handler(folder)
    server = loop.run_until_complete(loop.create_server(lambda: SMTP(handler, loop=loop, **options), "127.0.0.1", port))
    print("listening", server.sockets[0].getsockname()[1], flush=True)

    def end_with_parent():
        sys.stdin.read()
        loop.call_soon_threadsafe(loop.stop)

    threading.Thread(target=end_with_parent, daemon=True).start()
    loop.run_forever()


main()
