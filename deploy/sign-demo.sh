#!/usr/bin/env bash
# Signs a made-up edition with keys that are made for it and thrown away: for tests and drills. One key for each role, where an
# office has several people: see README.md, Signing.
#   sign-demo.sh POLLSTEAD FOLDER     FOLDER holds edition/; 1.root.json is left beside it
# Where FOLDER holds older/ too, that one is signed first, three days ago, and its time ended a day later: what lies on a host
# that nobody looks after.
set -euo pipefail
pollstead=$1
cd "$2"
keys=$(mktemp -d)
trap 'rm -rf "$keys"' EXIT
head -c 18 /dev/urandom | base64 > "$keys/pass"
roles=(root targets places notices lookup snapshot timestamp)
echo "[signers]" > "$keys/roles.toml"
for role in "${roles[@]}"; do
  "$pollstead" sign key --out "$keys/$role.key" --passphrase-file "$keys/pass" --weak > /dev/null
  echo "$role = \"$role.key.pub\"" >> "$keys/roles.toml"
done
for role in "${roles[@]}"; do
  printf '[%s]\nsigners = ["%s"]\nthreshold = 1\n' "$role" "$role" >> "$keys/roles.toml"
done
sign() { "$pollstead" sign "$@" --passphrase-file "$keys/pass"; }
"$pollstead" sign root --roles "$keys/roles.toml" --out 1.root.json 2> /dev/null
sign root --sign 1.root.json --key "$keys/root.key"
# vouch EDITION NOW OPTION…: drafts, signs and publishes.
vouch() {
  "$pollstead" sign start --edition "$1" --root 1.root.json --roles "$keys/roles.toml" --now "$2" "${@:3}"
  for role in targets places lookup notices alerts; do
    # Who signs notices signs alerts. A draft that keeps its signatures of last time asks for none, and says so; publishing refuses
    # one that lacks any.
    [ ! -f "$1/m/draft/$role.json" ] || sign add --edition "$1" --key "$keys/${role/alerts/notices}.key" || true
  done
  sign publish --edition "$1" --key "$keys/snapshot.key" --key "$keys/timestamp.key" --now "$2"
}
after=()
if [ -d older ]; then
  was=$(date -u -d "3 days ago" +%FT%TZ)
  vouch older "$was"
  sign timestamp --edition older --key "$keys/timestamp.key" --now "$was" --until "$(date -u -d "2 days ago" +%FT%TZ)"
  after=(--after older)
fi
vouch edition "$(date -u +%FT%TZ)" "${after[@]}"
"$pollstead" verify --edition edition --trust 1.root.json
