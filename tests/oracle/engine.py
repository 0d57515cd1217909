"""The library under test, through its C interface (include/ras.h) and nothing else."""
import ctypes
import json
from ctypes import POINTER, byref, c_char_p, c_int32, c_size_t, c_void_p

RAS_OK, RAS_NO_FIGURE = 0, 301
RAS_FORMAT_JSON, RAS_FORMAT_TEXT = 2, 3
RAS_DOCUMENT_POLICY, RAS_DOCUMENT_ASSESSMENT = 1, 2
AS_OF = "2026-06-30"


class Refused(Exception):
    """The library does not take a document, or answers with a status that the oracle does not expect."""


class Library:
    def __init__(self, path):
        self.ras = ctypes.CDLL(str(path))
        out = POINTER(c_void_p)
        self._declare("ras_policy_load", c_int32, c_char_p, c_size_t, c_int32, c_void_p, out, out)
        self._declare("ras_policy_free", None, c_void_p)
        self._declare("ras_determine", c_int32, c_void_p, c_char_p, c_size_t, c_int32, c_int32, c_void_p, out, out)
        self._declare("ras_convert", c_int32, c_int32, c_char_p, c_size_t, c_int32, c_int32, c_void_p, out, out)
        self._declare("ras_buffer_data", c_void_p, c_void_p)
        self._declare("ras_buffer_size", c_size_t, c_void_p)
        self._declare("ras_buffer_free", None, c_void_p)
        self._declare("ras_error_message", c_char_p, c_void_p)
        self._declare("ras_error_free", None, c_void_p)

    def _declare(self, name, result, *arguments):
        function = getattr(self.ras, name)
        function.restype, function.argtypes = result, arguments

    def load(self, document):
        """A handle of a compiled policy. Raises Refused with everything that is wrong with it."""
        text = json.dumps(document).encode()
        policy, error = c_void_p(), c_void_p()
        status = self.ras.ras_policy_load(text, len(text), RAS_FORMAT_JSON, None, byref(policy), byref(error))
        message = self._message(error)
        if status != RAS_OK:
            raise Refused(f"policy, status {status}: {message}")
        return policy

    def free(self, policy):
        self.ras.ras_policy_free(policy)

    def determine(self, policy, assessment):
        """(determination, None), or (None, the codes of the errors)."""
        text = json.dumps({"assessment": assessment, "as_of": AS_OF}).encode()
        response, error = c_void_p(), c_void_p()
        status = self.ras.ras_determine(policy, text, len(text), RAS_FORMAT_JSON, RAS_FORMAT_JSON, None, byref(response), byref(error))
        message = self._message(error)
        document = self._take(response)
        if status == RAS_OK and document is not None and "determination" in document and "errors" not in document:
            return document["determination"], None
        if status == RAS_NO_FIGURE and document is not None and "errors" in document and "determination" not in document:
            return None, {finding["code"] for finding in document["errors"]}
        raise Refused(f"assessment, status {status}: {message}")

    def read(self, kind, path):
        """A policy or an assessment from a file in text form or JSON."""
        content = path.read_bytes()
        form = RAS_FORMAT_JSON if path.suffix == ".json" else RAS_FORMAT_TEXT
        document, error = c_void_p(), c_void_p()
        status = self.ras.ras_convert(kind, content, len(content), form, RAS_FORMAT_JSON, None, byref(document), byref(error))
        message = self._message(error)
        if status != RAS_OK:
            raise Refused(f"{path.name}, status {status}: {message}")
        return self._take(document)

    def _take(self, buffer):
        """The document in a buffer, which is freed; None if there is none."""
        if not buffer:
            return None
        document = json.loads(ctypes.string_at(self.ras.ras_buffer_data(buffer), self.ras.ras_buffer_size(buffer)))
        self.ras.ras_buffer_free(buffer)
        return document

    def _message(self, error):
        message = self.ras.ras_error_message(error).decode()
        self.ras.ras_error_free(error)
        return message
