"""llama.cpp's server with one model: OpenAI's chat completions, /health and /metrics. It ends on SIGTERM."""

import os
import signal
import sys

# Python runs isolated (-I), so that no folder but its own library's is searched.
sys.path.insert(0, os.path.dirname(__file__))
import xllamacpp  # noqa: E402

MODEL = "/models/model.gguf"


def main() -> int:
    params = xllamacpp.CommonParams()
    params.model.path = MODEL
    params.model_alias = {"smollm2-135m-instruct"}
    params.hostnames = ["0.0.0.0"]
    params.port = int(os.environ.get("PORT", "8080"))
    params.n_ctx = 2048
    params.n_parallel = 1
    params.cpuparams.n_threads = int(os.environ.get("THREADS", "1"))
    params.endpoint_metrics = True
    # Signals are taken here alone: the server's threads inherit the mask.
    stop = {signal.SIGTERM, signal.SIGINT}
    signal.pthread_sigmask(signal.SIG_BLOCK, stop)
    server = xllamacpp.Server(params)
    print(f"serving {MODEL} at {server.listening_address}", flush=True)
    signal.sigwait(stop)
    # The process holds nothing that must be written; the server's own end waits for idle connections.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
