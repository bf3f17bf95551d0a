#!/usr/bin/env bash
# One comment a pull request, found again by its first line. What the artifact holds was made by the pull request's own
# run and may be anything: the number is asked of GitHub, mentions are taken apart, and only PNGs are put on the branch.
# Wants: GH_TOKEN SERVER REPOSITORY OWNER BRANCH COMMIT REPORT, and PICTURES (a branch, may be empty).
set -euo pipefail
export COMMIT
marker='<!-- build-deck review -->'

number=$(gh api --method GET "repos/$REPOSITORY/pulls" -f state=open -f "head=$OWNER:$BRANCH" \
  --jq '[.[] | select(.head.sha == env.COMMIT) | .number][0] // empty')
if [ -z "$number" ]; then
  echo "no open pull request ends at $COMMIT" >&2
  exit 0
fi

if [ ! -f "$REPORT/review.md" ] || [ -L "$REPORT/review.md" ]; then
  echo "the artifact holds no review.md" >&2
  exit 1
fi
body=$(mktemp)
echo "$marker" > "$body"
head -c 60000 "$REPORT/review.md" | iconv -c -f utf-8 -t utf-8 |
  sed -e '/^<!--/d' -e 's/@\([[:alnum:]]\)/@\xe2\x81\xa0\1/g' >> "$body"

if [ -n "${PICTURES:-}" ]; then
  tree=$(mktemp -d)
  git init --quiet "$tree"
  git -C "$tree" config user.name "build-deck review"
  git -C "$tree" config user.email "build-deck-review@users.noreply.github.com"
  remote="${PICTURES_REMOTE:-https://x-access-token:$GH_TOKEN@${SERVER#https://}/$REPOSITORY.git}"
  if git -C "$tree" fetch --quiet --depth=1 "$remote" "$PICTURES" 2>/dev/null; then
    git -C "$tree" checkout --quiet FETCH_HEAD
  fi
  rm -rf "${tree:?}/pull-$number"
  here="pull-$number/${COMMIT:0:12}" # another address for other pictures: browsers keep what they have
  mkdir -p "$tree/$here"
  count=0
  while IFS= read -r -d '' picture; do
    name=${picture#"$REPORT/"}
    [[ $name =~ ^slides/[A-Za-z0-9._-]+/[A-Za-z0-9._-]+-(before|after)\.png$ && ! -L $picture ]] || continue
    [ "$(head -c 8 "$picture" | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ] || continue
    [ "$(stat -c %s "$picture")" -le 5000000 ] || continue
    mkdir -p "$tree/$here/$(dirname "$name")"
    cp "$picture" "$tree/$here/$name"
    count=$((count + 1))
    [ "$count" -lt 60 ] || break
  done < <(find "$REPORT/slides" -name '*.png' -print0 2>/dev/null | sort -z)
  git -C "$tree" add --all
  # One commit without a past: the branch keeps the newest pictures and nothing else.
  commit=$(git -C "$tree" commit-tree -m "Pictures of reviews" "$(git -C "$tree" write-tree)")
  git -C "$tree" push --quiet --force "$remote" "$commit:refs/heads/$PICTURES"
  sed -i "s|src=\"slides/|src=\"$SERVER/$REPOSITORY/raw/$PICTURES/$here/slides/|g" "$body"
else
  sed -i '/<img/d' "$body"
fi

comment=$(gh api --paginate "repos/$REPOSITORY/issues/$number/comments" \
  --jq ".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$marker\"))) | .id" | head -n 1)
if [ -n "$comment" ]; then
  gh api --silent --method PATCH "repos/$REPOSITORY/issues/comments/$comment" -F "body=@$body"
else
  gh api --silent --method POST "repos/$REPOSITORY/issues/$number/comments" -F "body=@$body"
fi
