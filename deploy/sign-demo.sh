#!/usr/bin/env bash
# Signs a made-up edition with keys that are made for it and thrown away: for tests and drills. One key for each role, where an
# office has several people: see README.md, Signing.
#   sign-demo.sh POLLSTEAD FOLDER     FOLDER holds edition/; 1.root.json is left beside it
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
"$pollstead" sign start --edition edition --root 1.root.json --roles "$keys/roles.toml"
sign add --edition edition --key "$keys/targets.key"
sign add --edition edition --key "$keys/places.key"
# A sealed roll's list is there only where one was sealed.
[ ! -f edition/m/draft/lookup.json ] || sign add --edition edition --key "$keys/lookup.key"
[ ! -f edition/m/draft/notices.json ] && [ ! -f edition/m/draft/alerts.json ] || sign add --edition edition --key "$keys/notices.key"
sign publish --edition edition --key "$keys/snapshot.key" --key "$keys/timestamp.key"
"$pollstead" verify --edition edition --trust 1.root.json
