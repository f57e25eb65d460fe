#!/usr/bin/env bash
# Makes one review of the apps' reviews, for the workflow: out/comment/comment.md, out/page/review.html.
#
# FAILED=true: an app could not be planned. BASE_FAILED=true: the target branch could not be planned.
# REVIEWS: a folder of the apps' reviews; where it is not set, they lie where the apps were planned.
# FAIL_ON: kinds of concerns that fail it. NUMBER: the pull request.
set -euo pipefail
shopt -s nullglob

mkdir -p out/comment out/page
printf '%s\n' "$NUMBER" > out/comment/number
if [ -n "${REVIEWS:-}" ]; then
  mapfile -t reviews < <(find "$REVIEWS" -name review.json | sort)
else
  reviews=(apps/*/dist/review/review.json)
fi

if [ "${#reviews[@]}" -eq 0 ]; then
  # Where planning failed there is no comment.md, and the comment then says that there is no review.
  [ "${FAILED:-}" = true ] || echo '**No app is affected: nothing changes.**' > out/comment/comment.md
  exit 0
fi

# The comment has a foot of its own.
code=0
npx archway review "${reviews[@]}" --limit 64000 --markdown out/review.md --html out/page/review.html \
  ${FAIL_ON:+--fail-on "$FAIL_ON"} || code=$?
[ "$code" -le 1 ] || exit "$code"
{
  if [ "${FAILED:-}" = true ]; then
    printf '**Not every app could be planned**: the run says which and why. This is what the others do.\n\n'
  fi
  if [ "${BASE_FAILED:-}" = true ]; then
    printf 'The target branch could not be planned, so everything is told as new.\n\n'
  fi
  cat out/review.md
} > out/comment/comment.md
cat out/comment/comment.md >> "${GITHUB_STEP_SUMMARY:-/dev/null}"
exit "$code"
