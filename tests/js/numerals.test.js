import assert from "node:assert/strict";
import test from "node:test";

import { speaker } from "../../aeskills/assets/static/javascripts/numerals.js";

test("numbers as each language writes them", () => {
  const cases = {
    en: { "1,234.5": 1234.5, "1234.5": 1234.5, "-3": -3, "+3": 3, ".5": 0.5, "12 %": 12, "1 234": 1234, "1’234": 1234, "١٢": NaN, "1.234,5": NaN },
    de: { "1.234,5": 1234.5, "1234,5": 1234.5, "1.234": 1234, "1,234.5": NaN, "−3": -3, "1.23": NaN },
    it: { "1.234.567,8": 1234567.8, "0,5": 0.5, "1 234,5": 1234.5, "80%": 80 },
    fr: { "1\u202f234,5": 1234.5, "1 234,5": 1234.5, "1\u00a0234": 1234, "1.234": NaN },
    "hi-IN": { "12,34,567.8": 1234567.8 },
    "ar-EG": { "١٬٢٣٤٫٥": 1234.5, "١٢٪": 12, "12": 12 },
  };
  let count = 0;
  for (const [lang, table] of Object.entries(cases)) {
    for (const [text, value] of Object.entries(table)) {
      assert.deepEqual(speaker(lang).parse(text), value, `${lang}: ${text}`);
      count++;
    }
  }
  assert.equal(count, 28);
});

test("amounts as people write them, and as the page prints them", () => {
  const currencies = ["EUR", "USD", "GBP", "BRL", "CHF", "SEK", "PLN"];
  const cases = {
    en: { "€50,000": 50000, "50,000 €": 50000, "$ 1,234.50": 1234.5, "50k": 50000, "50 K": 50000, "1.2m": 1200000, "EUR 50,000": 50000, "50,000 EUR": 50000,
      "£50k": 50000, "R$5,000": 5000, "CHF 5,000": 5000, "-€5": -5, "2 thousand": 2000, "1.1k": 1100, "€": null, "k": NaN, "50x": NaN, "50kk": NaN },
    it: { "50.000 €": 50000, "€ 50.000": 50000, "50.000,50 €": 50000.5, "50k": 50000, "50 mila": 50000, "2 Mln": 2000000, "1,5 mln": 1500000 },
    de: { "50.000 €": 50000, "50 Tausend": 50000, "1,5 Mio. €": 1500000 },
    pt: { "R$ 50.000": 50000, "50 mil": 50000 },
    sv: { "50 000 kr": 50000 },
  };
  let count = 0;
  for (const [lang, table] of Object.entries(cases)) {
    const { parse } = speaker(lang, currencies);
    for (const [text, value] of Object.entries(table)) {
      assert.deepEqual(parse(text), value, `${lang}: ${text}`);
      count++;
    }
  }
  assert.equal(count, 31);
  for (const lang of ["en", "it", "de", "fr", "es", "pt", "sv", "pl", "de-CH", "hi", "ja", "ar-EG"]) {
    const { money, parse } = speaker(lang, currencies);
    for (const currency of currencies) {
      for (const value of [0, 7, 50000, 107500.5, -1234567]) {
        assert.equal(parse(money(value, currency)), value, `${lang}: ${money(value, currency)}`);
      }
    }
  }
});

test("a number that other languages read as thousands is told apart, and never printed", () => {
  const [en, it] = [speaker("en", ["EUR"]), speaker("it", ["EUR"])];
  for (const text of ["50.000", "€50.000", "50.000 €", "1.234"]) assert.equal(en.otherwise(text), en.parse(text) * 1000, text);
  for (const text of ["50,000", "50.0", "50.0000", "0.500", "1234.500", "50", "x", "", "50.000k"]) assert.equal(en.otherwise(text), null, text);
  assert.equal(it.otherwise("50,000 €"), 50000);
  assert.equal(it.otherwise("50.000"), null);
  assert.equal(en.field(50.125), "50.1250");
  assert.equal(en.otherwise(en.field(50.125)), null);
});

test("nothing is null; what is no number is NaN, never a part of it", () => {
  const { parse } = speaker("en");
  for (const text of ["", " ", "\u00a0", "\u200e"]) assert.equal(parse(text), null);
  for (const text of ["x", "1e3", "0x10", "1,2,3", "1,23", ",123", "1..2", "--1", "1-", "Infinity", "NaN", "1 2", "½", "-", ".", "1,234,56"]) {
    assert.ok(Number.isNaN(parse(text)), text);
  }
});

test("what is printed in a field is read back", () => {
  for (const lang of ["en", "en-GB", "de", "de-CH", "it", "fr", "es", "pl", "sv", "hi", "ja", "ar", "ar-EG", "fa"]) {
    const { field, parse } = speaker(lang);
    for (const value of [0, 5, -5, 0.25, 1234.5, -1234567.125, 999999999]) assert.equal(parse(field(value)), value, `${lang}: ${field(value)}`);
    assert.equal(field(null), "");
  }
});

test("money has cents where there are some, and messages keep what they do not know", () => {
  const { fill, money, number, percent } = speaker("en");
  assert.match(money(1200, "EUR"), /1,200$/);
  assert.match(money(1200.5, "EUR"), /1,200\.50$/);
  assert.match(money(1199.999, "EUR"), /1,200$/);
  assert.equal(number(1234567), "1,234,567");
  assert.equal(percent(12.345), "12.35%".replace("12.35", new Intl.NumberFormat("en", { maximumFractionDigits: 2 }).format(12.345)));
  assert.equal(percent(12.345, 0), "12%");
  assert.equal(fill("{a} and {b}", { a: "$1" }), "$1 and {b}");
});
