#!/bin/sh
# Starts Chromium so that it gives way to everything else: what is printed may wait, a page that somebody opens may not.
# Where Linux shares the processor among sessions first, "nice" counts only within one, so the session is told as well;
# where there is "chrt", it runs only when nothing else would.
{ echo 19 >/proc/self/autogroup; } 2>/dev/null
chrt --idle 0 true 2>/dev/null && exec nice -n 19 chrt --idle 0 "$CHROMIUM_PROGRAM" "$@"
exec nice -n 19 "$CHROMIUM_PROGRAM" "$@"
