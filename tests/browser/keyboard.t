#!/usr/bin/env perl
# Promise: the site can be used with a keyboard alone, and without scripts: the way past the menu comes first, every link of
# the menu is reached and seen when it is, the menu of a phone opens and closes, a search leads by what it suggests to its
# results.
use strict;
use warnings;
use lib 'tests/lib';
use Browser;
browser('keyboard.js');
