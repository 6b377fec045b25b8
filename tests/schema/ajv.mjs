// Reads {schemas, cases} from standard input; prints for each case where ajv, at its strictest, minds something.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(`${process.argv[2]}/`);
const Ajv = require("ajv").default;
const formats = require("ajv-formats").default;

const { schemas, cases } = JSON.parse(readFileSync(0, "utf-8"));
const ajv = formats(new Ajv({ strict: true, strictTypes: true, allErrors: true, allowUnionTypes: true, logger: { log: fail, warn: fail, error: fail } }));
const validators = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]));

function fail(...words) {
  throw new Error(words.join(" "));
}

function places({ kind, value }) {
  const validate = validators[kind];
  return validate(value) ? [] : validate.errors.filter(({ keyword }) => keyword !== "if").map(({ instancePath }) => instancePath);
}

process.stdout.write(JSON.stringify(cases.map(places)));
