#!/bin/sh
# Starts Chromium so that it gives way to everything else: what is printed may wait, a page that somebody opens may not.
# Where Linux shares the processor among sessions first, "nice" counts only within one, so the session is told as well.
{ echo 5 >/proc/self/autogroup; } 2>/dev/null
exec nice -n 5 "$CHROMIUM_PROGRAM" "$@"
