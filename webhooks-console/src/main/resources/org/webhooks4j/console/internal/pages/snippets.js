// Code for receivers that verifies requests, in six languages, for each kind of key. A test runs the code in
// Java, Python and JavaScript with real interpreters. Where a language has no convention, the names in "headers" are in lower case.

const GITHUB = {header: 'X-Hub-Signature-256', prefix: 'sha256=', bits: '256'};
const NETBOX = {header: 'X-Hook-Signature', prefix: '', bits: '512'};

/** Languages in the order of the menu. "code" returns the text for a scheme and, if it has one, a public key. */
export const LANGUAGES = [
  {name: 'Java', file: 'WebhookSignature.java', code: java},
  {name: 'Python', file: 'webhook_signature.py', code: python},
  {name: 'JavaScript', file: 'webhook-signature.mjs', code: javascript},
  {name: 'Go', file: 'signature.go', code: go},
  {name: 'C#', file: 'WebhookSignature.cs', code: csharp},
  {name: 'PHP', file: 'signature.php', code: php},
];

function java(algorithm, publicKey) {
  const plain = {github: GITHUB, netbox: NETBOX}[algorithm];
  if (plain) {
    return `import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public final class WebhookSignature {

    private static final byte[] SECRET = System.getenv("WEBHOOK_SECRET").getBytes(StandardCharsets.UTF_8);

    /** Returns whether the sender signed the request. "header" returns a header's value; "body" is the raw body. */
    public static boolean isValid(UnaryOperator<String> header, byte[] body) throws GeneralSecurityException {
        String given = header.apply("${plain.header}");
        Mac mac = Mac.getInstance("HmacSHA${plain.bits}");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA${plain.bits}"));
        String expected = ${plain.prefix ? `"${plain.prefix}" + ` : ''}HexFormat.of().formatHex(mac.doFinal(body));
        return given != null && MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
`;
  }
  const ed25519 = algorithm === 'ed25519';
  return `import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
${ed25519 ? `import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;` : 'import java.security.MessageDigest;'}
import java.time.Instant;
import java.util.Base64;
${ed25519 ? 'import java.util.HexFormat;\n' : ''}import java.util.function.UnaryOperator;
${ed25519 ? '' : `import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
`}
public final class WebhookSignature {

${ed25519 ? `    private static final String PUBLIC_KEY = "${publicKey}";`
    : '    private static final String SECRET = System.getenv("WEBHOOK_SECRET"); // whsec_…'}

    /** Returns whether the sender signed the request, at most five minutes ago. "header" returns a header's value; "body" is the raw body. */
    public static boolean isValid(UnaryOperator<String> header, byte[] body) throws GeneralSecurityException {
        String id = header.apply("webhook-id");
        String timestamp = header.apply("webhook-timestamp");
        String signatures = header.apply("webhook-signature");
        if (id == null || signatures == null || timestamp == null || !timestamp.matches("\\\\d{1,12}")
                || Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp)) > 300) {
            return false;
        }
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
${ed25519 ? `        // Every Ed25519 key in X.509 form begins with this prefix (RFC 8410).
        byte[] key = HexFormat.of().parseHex("302a300506032b6570032100"
                + HexFormat.of().formatHex(Base64.getDecoder().decode(PUBLIC_KEY.replace("whpk_", ""))));
        PublicKey publicKey = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key));
        for (String given : signatures.split(" ")) {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey);
            verifier.update(head);
            verifier.update(body);
            if (given.matches("v1a,[A-Za-z0-9+/]{86}==")
                    && verifier.verify(Base64.getDecoder().decode(given.substring(4)))) {
                return true;
            }
        }
        return false;` : `        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.replace("whsec_", "")), "HmacSHA256"));
        mac.update(head);
        byte[] expected = ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body))).getBytes(StandardCharsets.UTF_8);
        boolean valid = false;
        for (String given : signatures.split(" ")) {
            valid |= MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
        }
        return valid;`}
    }
}
`;
}

function python(algorithm, publicKey) {
  const plain = {github: GITHUB, netbox: NETBOX}[algorithm];
  if (plain) {
    return `import hashlib
import hmac
import os

SECRET = os.environ["WEBHOOK_SECRET"]


def is_valid(headers, body: bytes) -> bool:
    """Returns whether the sender signed the request. "headers" maps names to values; "body" is the raw body."""
    given = headers.get("${plain.header}") or ""
    expected = ${plain.prefix ? `"${plain.prefix}" + ` : ''}hmac.new(SECRET.encode(), body, hashlib.sha${plain.bits}).hexdigest()
    return hmac.compare_digest(expected.encode(), given.encode())
`;
  }
  const ed25519 = algorithm === 'ed25519';
  return `import base64
${ed25519 ? `import time

from cryptography.exceptions import InvalidSignature  # pip install cryptography
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

PUBLIC_KEY = "${publicKey}"` : `import hashlib
import hmac
import os
import time

SECRET = os.environ["WEBHOOK_SECRET"]  # whsec_…`}


def is_valid(headers, body: bytes) -> bool:
    """Returns whether the sender signed the request, at most five minutes ago. "headers" maps names to values; "body" is the raw body."""
    message_id = headers.get("webhook-id") or ""
    timestamp = headers.get("webhook-timestamp") or ""
    signatures = (headers.get("webhook-signature") or "").split()
    if not timestamp.isdecimal() or abs(time.time() - int(timestamp)) > 300:
        return False
    signed = f"{message_id}.{timestamp}.".encode() + body
${ed25519 ? `    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(PUBLIC_KEY.removeprefix("whpk_")))
    for given in signatures:
        if given.startswith("v1a,"):
            try:
                key.verify(base64.b64decode(given[4:]), signed)
                return True
            except (InvalidSignature, ValueError):
                pass
    return False` : `    key = base64.b64decode(SECRET.removeprefix("whsec_"))
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(expected.encode(), given.encode()) for given in signatures)`}
`;
}

function javascript(algorithm, publicKey) {
  const plain = {github: GITHUB, netbox: NETBOX}[algorithm];
  const equal = `
function equal(a, b) {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}
`;
  if (plain) {
    return `import {createHmac, timingSafeEqual} from 'node:crypto';

const SECRET = process.env.WEBHOOK_SECRET;

/** Returns whether the sender signed the request. "headers": names in lower case, as in Node.js. "body": the raw body. */
export function isValid(headers, body) {
  const expected = ${plain.prefix ? `'${plain.prefix}' + ` : ''}createHmac('sha${plain.bits}', SECRET).update(body).digest('hex');
  return equal(headers['${plain.header.toLowerCase()}'] ?? '', expected);
}
${equal}`;
  }
  const ed25519 = algorithm === 'ed25519';
  return `import {${ed25519 ? 'createPublicKey, verify' : 'createHmac, timingSafeEqual'}} from 'node:crypto';

${ed25519 ? `const PUBLIC_KEY = createPublicKey({
  format: 'jwk',
  key: {kty: 'OKP', crv: 'Ed25519', x: Buffer.from('${publicKey}'.replace('whpk_', ''), 'base64').toString('base64url')},
});` : 'const SECRET = process.env.WEBHOOK_SECRET; // whsec_…'}

/** Returns whether the sender signed the request, at most five minutes ago. "headers": names in lower case, as in Node.js. "body": the raw body. */
export function isValid(headers, body) {
  const timestamp = headers['webhook-timestamp'] ?? '';
  if (!/^\\d+$/.test(timestamp) || Math.abs(Date.now() / 1000 - timestamp) > 300) {
    return false;
  }
  const signed = Buffer.concat([Buffer.from(\`\${headers['webhook-id']}.\${timestamp}.\`), Buffer.from(body)]);
  const signatures = (headers['webhook-signature'] ?? '').split(' ');
${ed25519 ? `  return signatures.some(given => given.startsWith('v1a,')
    && verify(null, signed, PUBLIC_KEY, Buffer.from(given.slice(4), 'base64')));
}
` : `  const key = Buffer.from(SECRET.replace('whsec_', ''), 'base64');
  const expected = 'v1,' + createHmac('sha256', key).update(signed).digest('base64');
  return signatures.some(given => equal(given, expected));
}
${equal}`}`;
}

function go(algorithm, publicKey) {
  const plain = {github: GITHUB, netbox: NETBOX}[algorithm];
  if (plain) {
    const hash = `sha${plain.bits}`;
    return `package webhook

import (
    "crypto/hmac"
    "crypto/${hash}"
    "encoding/hex"
    "net/http"
    "os"
)

// IsValid reports whether the sender signed the request. Pass the raw body.
func IsValid(header http.Header, body []byte) bool {
    mac := hmac.New(${hash}.New, []byte(os.Getenv("WEBHOOK_SECRET")))
    mac.Write(body)
    expected := ${plain.prefix ? `"${plain.prefix}" + ` : ''}hex.EncodeToString(mac.Sum(nil))
    return hmac.Equal([]byte(header.Get("${plain.header}")), []byte(expected))
}
`;
  }
  const ed25519 = algorithm === 'ed25519';
  return `package webhook

import (
${ed25519 ? '    "crypto/ed25519"' : '    "crypto/hmac"\n    "crypto/sha256"'}
    "encoding/base64"
    "net/http"
${ed25519 ? '' : '    "os"\n'}    "strconv"
    "strings"
    "time"
)

${ed25519 ? `const publicKey = "${publicKey}"

` : ''}// IsValid reports whether the sender signed the request, at most five minutes ago. Pass the raw body.
func IsValid(header http.Header, body []byte) bool {
    timestamp := header.Get("webhook-timestamp")
    seconds, err := strconv.ParseInt(timestamp, 10, 64)
    if err != nil || time.Since(time.Unix(seconds, 0)).Abs() > 5*time.Minute {
        return false
    }
    signed := append([]byte(header.Get("webhook-id")+"."+timestamp+"."), body...)
${ed25519 ? `    key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(publicKey, "whpk_"))
    if err != nil || len(key) != ed25519.PublicKeySize {
        return false
    }
    for _, given := range strings.Fields(header.Get("webhook-signature")) {
        text, found := strings.CutPrefix(given, "v1a,")
        signature, err := base64.StdEncoding.DecodeString(text)
        if found && err == nil && ed25519.Verify(key, signed, signature) {
            return true
        }
    }` : `    key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(os.Getenv("WEBHOOK_SECRET"), "whsec_"))
    if err != nil {
        return false
    }
    mac := hmac.New(sha256.New, key)
    mac.Write(signed)
    expected := "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
    for _, given := range strings.Fields(header.Get("webhook-signature")) {
        if hmac.Equal([]byte(given), []byte(expected)) {
            return true
        }
    }`}
    return false
}
`;
}

function csharp(algorithm, publicKey) {
  const plain = {github: GITHUB, netbox: NETBOX}[algorithm];
  if (plain) {
    return `using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

public static class WebhookSignature
{
    private static readonly byte[] Secret =
        Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable("WEBHOOK_SECRET")!);

    /// <summary>Returns whether the sender signed the request. Pass the raw body.</summary>
    public static bool IsValid(IHeaderDictionary headers, byte[] body)
    {
        string expected = ${plain.prefix ? `"${plain.prefix}" + ` : ''}Convert.ToHexString(HMACSHA${plain.bits}.HashData(Secret, body)).ToLowerInvariant();
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(headers["${plain.header}"].ToString()));
    }
}
`;
  }
  const ed25519 = algorithm === 'ed25519';
  return `${ed25519 ? 'using NSec.Cryptography; // dotnet add package NSec.Cryptography' : 'using System.Security.Cryptography;'}
using System.Text;
using Microsoft.AspNetCore.Http;

public static class WebhookSignature
{
${ed25519 ? `    private const string Key = "${publicKey}";`
    : '    private static readonly string Secret = Environment.GetEnvironmentVariable("WEBHOOK_SECRET")!; // whsec_…'}

    /// <summary>Returns whether the sender signed the request, at most five minutes ago. Pass the raw body.</summary>
    public static bool IsValid(IHeaderDictionary headers, byte[] body)
    {
        string timestamp = headers["webhook-timestamp"].ToString();
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        if (!long.TryParse(timestamp, out long seconds) || seconds < now - 300 || seconds > now + 300)
        {
            return false;
        }
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{headers["webhook-id"]}.{timestamp}."), .. body];
        string[] signatures = headers["webhook-signature"].ToString().Split(' ');
${ed25519 ? `        PublicKey key = PublicKey.Import(SignatureAlgorithm.Ed25519,
            Convert.FromBase64String(Key.Replace("whpk_", "")), KeyBlobFormat.RawPublicKey);
        byte[] signature = new byte[64];
        return signatures.Any(given => given.StartsWith("v1a,", StringComparison.Ordinal)
            && Convert.TryFromBase64String(given[4..], signature, out int length) && length == 64
            && SignatureAlgorithm.Ed25519.Verify(key, signed, signature));` : `        byte[] key = Convert.FromBase64String(Secret.Replace("whsec_", ""));
        byte[] expected = Encoding.UTF8.GetBytes("v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed)));
        return signatures.Any(given =>
            CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), expected));`}
    }
}
`;
}

function php(algorithm, publicKey) {
  const plain = {github: GITHUB, netbox: NETBOX}[algorithm];
  if (plain) {
    return `<?php

/** Returns whether the sender signed the request. $headers: names in lower case. $body: the raw body, file_get_contents('php://input'). */
function is_valid(array $headers, string $body): bool
{
    $expected = ${plain.prefix ? `'${plain.prefix}' . ` : ''}hash_hmac('sha${plain.bits}', $body, getenv('WEBHOOK_SECRET'));
    return hash_equals($expected, $headers['${plain.header.toLowerCase()}'] ?? '');
}
`;
  }
  const ed25519 = algorithm === 'ed25519';
  return `<?php

/** Returns whether the sender signed the request, at most five minutes ago. $headers: names in lower case. $body: the raw body, file_get_contents('php://input'). */
function is_valid(array $headers, string $body): bool
{
    $id = $headers['webhook-id'] ?? '';
    $timestamp = $headers['webhook-timestamp'] ?? '';
    if (!ctype_digit($timestamp) || abs(time() - (int) $timestamp) > 300) {
        return false;
    }
    $signatures = explode(' ', $headers['webhook-signature'] ?? '');
${ed25519 ? `    $key = base64_decode(substr('${publicKey}', strlen('whpk_')));
    foreach ($signatures as $given) {
        $signature = str_starts_with($given, 'v1a,') ? base64_decode(substr($given, 4), true) : false;
        if (is_string($signature) && strlen($signature) === SODIUM_CRYPTO_SIGN_BYTES
            && sodium_crypto_sign_verify_detached($signature, "$id.$timestamp.$body", $key)) {
            return true;
        }
    }` : `    $key = base64_decode(substr(getenv('WEBHOOK_SECRET'), strlen('whsec_')));
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$timestamp.$body", $key, true));
    foreach ($signatures as $given) {
        if (hash_equals($expected, $given)) {
            return true;
        }
    }`}
    return false;
}
`;
}
