import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { contentIn, lettered } from "../../aeskills/assets/static/assessment/link.js";
import { score } from "../../aeskills/assets/static/assessment/score.js";
import { encode, opened } from "../../aeskills/assets/static/assessment/share.js";
import { makeBundle, numbers, person } from "./bundle.js";

const bundle = makeBundle();
const PAGE = "https://handbook.example/en/self-assessment/";
const GUIDE = new URL("../../docs/developing/shared-links.md", import.meta.url);

/** In the middle of a text, `between` every `size` letters. */
const broken = (text, size, between) => text.match(new RegExp(`.{1,${size}}`, "gs")).join(between);
const quoted = (url) => broken(url.replaceAll("=", "=3D"), 75, "=\r\n");
const everyCode = (url) => encodeURIComponent(url);
const proofpoint = (url) => url.replaceAll("-", "-2D").replaceAll("_", "-5F").replaceAll("%", "-25").replaceAll("#", "-23").replaceAll("=", "-3D")
  .replace("https://", "https-3A__").replaceAll("/", "_");

/**
 * What happens to a link, by its name in the guide; each time `made` gives the addresses that a browser is then asked for, or (a text
 * with more than the address) what is copied out of a message.
 */
const KINDS = {
  "trailing punctuation": (url) => [".", ",", ";", ":", "!", "?", ")", "]", "}", "…", ".)", "»", "”", "'", "*", "~", ">", "|", "。"].map((end) => url + end),
  "formatting marks": (url) => [`*${url}*`, `_${url}_`, `~${url}~`, `\`${url}\``, `**${url}**`],
  "trailing words": (url) => [`${url} (sent from my phone)`, `${url}\nRegards`, `${url}%20see%20you`, `${url}\u00a0thanks`],
  "percent-encoded": (url) => [url.replace("=", "%3D"), url.replace("s=", "%73%3D"), url.replace("=", "%3d"), `${PAGE}#${everyCode(url.split("#")[1])}`],
  "percent-encoded twice": (url) => [url.replace("=", "%253D"), `${PAGE}#${everyCode(everyCode(url.split("#")[1]))}`],
  "hash encoded": (url) => [url.replace("#", "?x=1%23"), url.replace("#", "?%2523"), url.replace("#", "%23"), url.replace("#s=", "%23s%3D")],
  "tracking parameters": (url) => ["&fbclid=IwAR0x_y-Z", "?utm_source=mail&utm_medium=email", "&amp;utm_campaign=a", "#fbclid=1", "/?gclid=EAIaI", "&mc_eid=0a1b2c"].flatMap(
    (more) => [url + more, url.replace("#", `?${more.replace(/^\W+/, "")}#`)]),
  "line breaks": (url) => [broken(url, 72, "\n"), broken(url, 60, "\r\n"), broken(url, 50, "\n    "), broken(url, 70, "\n> "), broken(url, 66, "\r\n>> ")],
  "quoted-printable": (url) => [quoted(url), quoted(url).replaceAll("\r\n", ""), url.replaceAll("=", "=3D"), `${url}=20`, `${url}=2E`, quoted(`${url}=20=\r\n`)],
  "angle brackets": (url) => [`<${url}>`, `<URL:${url}>`, `%3C${url}%3E`, `&lt;${url}&gt;`, `<a href="${url}">${url}</a>`, `[Result](${url})`, `<${url}|a result>`],
  "spaces": (url) => [broken(url, 80, " "), broken(url, 40, "\u00a0"), broken(url, 40, "\u202f"), broken(url, 90, "%20"), broken(url, 90, "%C2%A0"), broken(url, 64, "\t"), url.replace("=", "= ")],
  "invisible characters": (url) => ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e", "\u202a", "%E2%80%8B", "&shy;", "&#8203;", "&ZeroWidthSpace;", "<wbr>"].flatMap(
    (mark) => [broken(url, 30, mark), url + mark]),
  "HTML entities": (url) => [url.replace("=", "&#61;"), url.replace("=", "&#x3D;"), url.replace("#", "&#35;"), url.replace("=", "&equals;"), url.replace("#", "&num;"), `${url}&amp;x=1`],
  "letter case": (url) => [url.toUpperCase(), url.toLowerCase(), url.replace("#s=", "#S="), `${PAGE}#${url.split("#")[1].toUpperCase()}`],
  "rewritten by a gateway": (url) => [
    `https://eur01.safelinks.protection.outlook.com/?url=${everyCode(url)}&data=05%7C01%7C%7Cabc&sdata=x%3D&reserved=0`,
    `https://deu01.safelinks.protection.outlook.com/?url=${everyCode(url).replace("%23", "%2523")}&data=05`,
    `https://urldefense.proofpoint.com/v2/url?u=${proofpoint(url)}&d=DwMFaQ&c=abc&r=def`,
    `https://urldefense.com/v3/__${url.replace("#", "*")}__;Iw!!AbCd!Ef$`,
    `https://www.google.com/url?q=${everyCode(url)}&sa=D&source=docs`, `https://l.facebook.com/l.php?u=${everyCode(url)}&h=AT0`,
  ],
};
/** What cannot be told from the code itself where capitals matter: the links of before. */
const NEW_ONLY = ["letter case", "rewritten by a gateway"];

/** The same as a browser reads it, where it is an address of the page. */
const asBrowser = (text) => (text.startsWith(PAGE) ? new URL(text).href : text);

/** Random people, and of each what a link can hold. */
function codes(count) {
  const draw = numbers(16);
  return Array.from({ length: count }, (_, at) => {
    const someone = person(bundle, () => ["best", "next", "farthest"][draw(3)], {
      seed: draw(2 ** 32 - 1), industry: [null, "docks", "air"][draw(3)], seniority: ["senior", "junior"][draw(2)],
      started: new Date(Date.UTC(2026, 0, 1) + draw(3e7) * 1000).toISOString(),
      ratings: { aim: 1 + draw(5), build: ["none", "not-mine"][draw(2)], ask: 1 + draw(5) },
    });
    someone.finished = someone.started;
    if (at % 3 === 0) return encode(bundle, someone, score(bundle, someone));
    if (at % 3 === 1) return encode(bundle, someone, null);
    return encode(bundle, { ...someone, answers: {}, whose: "mentor", notes: { aim: `Seen ${draw(100)} times – è così, 100 %.` } }, null);
  });
}

/** The same content as version 2 wrote it: base64url. */
function ofBefore(code) {
  const now = contentIn(code);
  const content = [2, ...now.slice(1, 8), ...now.slice(9)];
  const sum = content.reduce((hash, byte) => Math.imul(hash ^ byte, 16777619), 2166136261) >>> 0;
  return base64(content, sum);
}

const base64 = (content, sum) =>
  btoa(String.fromCharCode(...content, sum >>> 24, (sum >>> 16) & 255, (sum >>> 8) & 255, sum & 255))
    .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

test("300 links open after every kind of mangling", () => {
  const all = codes(300);
  assert.equal(new Set(all).size, 300);
  let tried = 0;
  for (const code of all) {
    const before = opened(bundle, code);
    assert.equal(before.fault, "");
    for (const [name, mangle] of Object.entries(KINDS)) {
      for (const text of mangle(`${PAGE}#s=${code}`)) {
        tried++;
        assert.deepEqual(opened(bundle, asBrowser(text)), before, `${name}: ${text}`);
      }
    }
  }
  assert.ok(tried > 300 * 80, String(tried));
});

test("links of before open after all that leaves their capitals alone", () => {
  for (const code of codes(60)) {
    if (opened(bundle, code).found === null) continue;
    const old = ofBefore(code);
    const before = opened(bundle, old);
    assert.equal(before.fault, "");
    for (const [name, mangle] of Object.entries(KINDS).filter(([name]) => !NEW_ONLY.includes(name))) {
      for (const text of mangle(`${PAGE}#s=${old}`)) assert.deepEqual(opened(bundle, asBrowser(text)), before, `${name}: ${text}`);
    }
  }
});

test("a link of before whose last letter was taken for punctuation is whole again", () => {
  const draw = numbers(5);
  let ends = 0;
  for (let round = 0; round < 400; round++) {
    const content = Array.from({ length: 8 + 3 * draw(9) }, () => draw(256));
    const sealed = contentIn(lettered(content));
    assert.deepEqual(sealed, content);
    const sum = content.reduce((hash, byte) => Math.imul(hash ^ byte, 16777619), 2166136261) >>> 0;
    const old = base64(content, sum);
    if (!/[_-]$/.test(old)) continue;
    ends++;
    assert.deepEqual(contentIn(`#s=${old.slice(0, -1)}`), content);
  }
  assert.ok(ends > 5, String(ends));
});

test("what is cut or lacks letters is unreadable, and never another result", () => {
  const draw = numbers(3);
  for (const code of codes(60)) {
    const at = draw(code.length - 1);
    for (const text of [code.slice(0, -3), code.slice(4), code.slice(0, at) + code.slice(at + 1), "", "x", "#s=", "?s=1"]) {
      assert.deepEqual(opened(bundle, `${PAGE}#s=${text}`), { fault: "shared-broken" }, text);
    }
  }
  assert.deepEqual(opened(bundle, "%E0%A4%A &#99999999; &nope; =ZZ \ud800 💥".repeat(5000)), { fault: "shared-broken" });
});

test("the guide names every kind", () => {
  const rows = readFileSync(GUIDE, "utf8").split("\n").filter((line) => line.startsWith("| ")).slice(1).map((line) => line.split("|")[1].trim());
  assert.deepEqual(rows.filter((name) => !/^-+$/.test(name)).map((name) => name.toLowerCase()).sort(), Object.keys(KINDS).map((name) => name.toLowerCase()).sort());
});
