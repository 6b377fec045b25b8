#!/bin/sh
# Pins every requirement with hashes: names, versions, hashes and markers, no index address or folder.
set -eu
for extra in run test; do
  flags=; [ "$extra" = test ] && flags="--extra test"
  .venv/bin/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --strip-extras \
    --no-annotate --allow-unsafe --no-reuse-hashes $flags -o "requirements/$extra.txt" pyproject.toml
done
