# The inside of a Python function's process: loads the handler, then runs one invocation at a time.
# Messages are lines of JSON on file descriptor 3. Needs nothing but Python's own library.
import importlib
import json
import os
import sys
import time
import traceback
from datetime import datetime, timezone

CHANNEL = os.fdopen(os.dup(3), "rb", buffering=-1)


def send(message):
    data = (json.dumps(message) + "\n").encode()
    while data:
        data = data[os.write(3, data) :]


def load(handler):
    """The function that `app.handler` or `folder/app.handler` names."""
    module, _, name = handler.rpartition(".")
    loaded = importlib.import_module(module.replace("/", "."))
    found = getattr(loaded, name, None)
    if not callable(found):
        raise HandlerNotFound(f"Handler '{name}' missing on module '{module}'")
    return found


class HandlerNotFound(Exception):
    pass


class ClientContext:
    pass


class Context:
    """What a handler receives as its second argument."""

    def __init__(self, message):
        context = message["context"]
        self.aws_request_id = message["requestId"]
        self.function_name = context["functionName"]
        self.function_version = context["functionVersion"]
        self.invoked_function_arn = context["invokedFunctionArn"]
        self.memory_limit_in_mb = context["memoryLimitInMB"]
        self.log_group_name = context["logGroupName"]
        self.log_stream_name = context["logStreamName"]
        self.identity = None
        self.client_context = None
        self._deadline = time.monotonic() + message["timeoutMs"] / 1000

    def get_remaining_time_in_millis(self):
        return max(0, int((self._deadline - time.monotonic()) * 1000))

    def log(self, text):
        sys.stdout.write(str(text))


def describe(error):
    return {"errorType": type(error).__name__, "errorMessage": str(error)}


def report(request_id, error):
    """Writes an error on the log as Lambda's runtime does."""
    frames = traceback.format_exception(type(error), error, error.__traceback__)
    print(f"[ERROR] {type(error).__name__}: {error}", file=sys.stderr)
    print("".join(frames).rstrip("\n"), file=sys.stderr)


def run(handler, message):
    request_id = message["requestId"]
    os.environ["_X_AMZN_TRACE_ID"] = message["traceId"]
    try:
        result = handler(message["event"], Context(message))
    except SystemExit:
        raise
    except BaseException as error:
        report(request_id, error)
        return {"requestId": request_id, "kind": "failed", **describe(error)}
    try:
        payload = json.loads(json.dumps(result))
    except (TypeError, ValueError) as error:
        text = f"Unable to marshal response: {error}"
        return {
            "requestId": request_id,
            "kind": "failed",
            "errorType": "Runtime.MarshalError",
            "errorMessage": text,
        }
    return {"requestId": request_id, "kind": "returned", "payload": payload}


def set_up_logging():
    """The root logger has a handler before the function's module is loaded, as in Lambda."""
    import logging

    class Format(logging.Formatter):
        def formatTime(self, record, datefmt=None):
            at = datetime.fromtimestamp(record.created, timezone.utc)
            return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{int(record.msecs):03d}Z"

    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(Format("[%(levelname)s]\t%(asctime)s\t%(message)s"))
    logging.getLogger().addHandler(handler)


def main():
    sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
    set_up_logging()
    try:
        handler = load(os.environ["_HANDLER"])
    except BaseException as error:
        report(None, error)
        names = {"ModuleNotFoundError": "Runtime.ImportModuleError"}
        names["HandlerNotFound"] = "Runtime.HandlerNotFound"
        names["SyntaxError"] = "Runtime.UserCodeSyntaxError"
        kind = type(error).__name__
        send({"kind": "init-failed", "errorType": names.get(kind, kind), "errorMessage": str(error)})
        CHANNEL.readline()
        return
    send({"kind": "ready"})
    for line in CHANNEL:
        message = json.loads(line)
        answer = run(handler, message)
        for stream in (sys.stdout, sys.stderr):
            stream.write(f"\n{message['mark']}\n")
            stream.flush()
        send(answer)


main()
