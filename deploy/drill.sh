#!/usr/bin/env bash
# The drill: 6:10 a.m. on election day, the school is locked. From the telephone call to what a voter reads, with its time,
# over the made-up county. On a real edition do the same with `pollstead notice add`; the words of the questions are the same.
# In the page itself: www/tests/notice.test.mjs, which `make test` runs.
set -euo pipefail
cd "$(dirname "$0")/.."
pollstead=${POLLSTEAD:-${CARGO_TARGET_DIR:-target}/debug/pollstead}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
now=2027-11-02T11:10:00Z
voter() { "$pollstead" locate --edition "$folder/edition" --now "$1" <<<'{"address": "109 Elm St, Pretend Springs"}'; }
place() { sed -E 's/.*"place":\{"id":"([^"]*)","name":"([^"]*)".*/\2 (\1)/'; }

"$pollstead" demo --out "$folder/demo" >/dev/null
"$pollstead" build "$folder/demo/demo.toml" --out "$folder/edition" >/dev/null 2>&1
list=$(sha256sum < "$folder/edition/m/now.json")
files=$(find "$folder/edition" -type f | wc -l)
echo "6:10  a voter reads:  $(voter $now | place)"
echo "6:10  the call: \"Pretend Springs 1 is locked. We vote at the community center of Pretend Springs 2.\""
began=$(date +%s%N)
# What a clerk types, question by question; the last is the yes after seeing who is affected.
"$pollstead" notice add --edition "$folder/edition" --now $now >/dev/null <<'ANSWERS'
moved
Pretend Springs 1 Fellowship
28901:p006
yes
ANSWERS
published=$(date +%s%N)
answer=$(voter $now)
read=$(date +%s%N)
echo
echo "      a voter reads:  $(place <<<"$answer")"
grep -q '"kind":"moved"' <<<"$answer"
[ "$(place <<<"$answer")" = "Made-Up Pretend Springs 2 Community Center (28901:p006)" ]
[ "$list" != "$(sha256sum < "$folder/edition/m/now.json")" ]
[ $((files + 1)) = "$(find "$folder/edition" -type f | wc -l)" ]
[ "$(voter 2027-11-03T05:00:00Z | place)" = "Made-Up Pretend Springs 1 Fellowship Hall (28901:p005)" ]
echo "      published in $(((published - began) / 1000000)) ms, read after $(((read - began) / 1000000)) ms; one file new, the list changed, no new edition"
echo "      The rest of the time is the call itself, and two people who sign where notices are signed."
