# The client of PyPI's `tuf` as a witness: a line `folder<TAB>target` in, `found|nowhere|refused …` out. A line `json<TAB>…` asks for
# securesystemslib's canonical form of a document, in hexadecimal digits.
import json
import os
import shutil
import sys
import tempfile

try:
    from securesystemslib.formats import encode_canonical
    from tuf.api.exceptions import DownloadHTTPError
    from tuf.ngclient import FetcherInterface, Updater
except ImportError:
    sys.exit(0)


class Folder(FetcherInterface):
    def __init__(self, path):
        self.path = path

    def _fetch(self, url):
        path = os.path.join(self.path, url.removeprefix("https://repository/"))
        if not os.path.exists(path):
            raise DownloadHTTPError("no such file", 404)
        with open(path, "rb") as file:
            return iter([file.read()])


def answer(folder, target):
    with tempfile.TemporaryDirectory() as kept:
        shutil.copytree(f"{folder}/kept", kept, dirs_exist_ok=True)
        try:
            with open(f"{folder}/kept/root.json", "rb") as file:
                root = file.read()
            updater = Updater(kept, "https://repository/", fetcher=Folder(f"{folder}/served"), bootstrap=root)
            updater.refresh()
            found = updater.get_targetinfo(target)
        # A client that ends by an error of any kind has refused.
        except Exception as error:
            return f"refused {type(error).__name__}: {error}".replace("\n", " ")
        return f"found {found.length} {found.hashes['sha256']}" if found else "nowhere"


print("ready", flush=True)
for line in sys.stdin:
    folder, target = line.rstrip("\n").split("\t", 1)
    if folder == "json":
        print(encode_canonical(json.loads(target)).encode().hex(), flush=True)
    else:
        print(answer(folder, target), flush=True)
