#!/bin/sh
# A site to a bucket: sh docs/recipes/s3.sh s3://BUCKET. Pages need "index document: index.html", "error document: 404.html".
set -eu
aeskills build --out site
# New files first and deletions last, so that no page names a file that is not there yet.
aws s3 sync site/ "$1" --exclude ".aeskills-site" --cache-control no-cache
aws s3 sync site/ "$1" --exclude ".aeskills-site" --cache-control no-cache --delete
