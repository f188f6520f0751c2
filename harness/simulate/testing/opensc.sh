# What a series 9 card must do for OpenSC's own tools, and what pcsc_scan and pyscard see of it. Runs inside `err1002 simulate`, in an empty folder given as $1.
# Stops at the first failure; says `done` at the end.
set -eu
cd "$1"
p11() { pkcs11-tool --login --pin 123456 "$@" 2>tool-messages || { cat tool-messages >&2; exit 1; }; }

pcsc_scan -c | grep -o 'ATR: .*' | sed 's/^/pcsc_scan: /'
/usr/bin/python3 - <<'END'
from smartcard.System import readers
connection = readers()[0].createConnection()
connection.connect()
print('pyscard:', bytes(connection.getATR()).hex())
END
echo "name: $(opensc-tool -n 2>/dev/null)"
echo "piv: $(piv-tool -n 2>/dev/null)"
pkcs11-tool --list-objects 2>/dev/null | grep -c '^Certificate Object' | sed 's/^/objects: /'
p11 --test | tail -n 1 | sed 's/^/test: /'

printf 'a prescription' >message
for id in 01 02
do
	pkcs15-tool --read-certificate "$id" >"$id.pem" 2>/dev/null
	echo "issuer $id: $(openssl x509 -in "$id.pem" -noout -issuer)"
	openssl x509 -in "$id.pem" -noout -pubkey >"$id.pub"
	p11 --sign --mechanism SHA256-RSA-PKCS --id "$id" -i message -o "$id.sig" >/dev/null
	echo "signature $id: $(openssl dgst -sha256 -verify "$id.pub" -signature "$id.sig" message)"
done

openssl pkeyutl -encrypt -pubin -inkey 01.pub -in message -out secret
p11 --decrypt --mechanism RSA-PKCS --id 01 -i secret -o opened >/dev/null
cmp message opened && echo 'decryption: same'

for _ in 1 2 3
do
	pkcs11-tool --login --pin 999999 --list-objects --type privkey >/dev/null 2>&1 && { echo 'a wrong passcode was taken' >&2; exit 1; }
done
pkcs15-tool --verify-pin --pin 123456 2>&1 | grep -o 'Authentication method blocked' | sed 's/^/after three wrong: /'
echo done
