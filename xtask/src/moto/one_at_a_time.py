"""moto's server, which does one request at a time.

moto changes its tables on many threads without a lock: two conditional writes at the same moment
may both go through, which DynamoDB rules out. One after the other, it keeps to what it emulates.
"""

from threading import Lock

import moto.server
from werkzeug.serving import run_simple


def in_turn(application):
    turn = Lock()

    def answer(environ, start_response):
        with turn:
            return application(environ, start_response)

    return answer


def run(host, port, application, **options):
    run_simple(host, port, in_turn(application), **options)


moto.server.run_simple = run
moto.server.main()
