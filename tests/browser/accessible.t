#!/usr/bin/env perl
# Promise: axe finds no serious barrier on any kind of page, in either language, in the light and in the dark theme, nor on
# a form with errors.
use strict;
use warnings;
use lib 'tests/lib';
use Browser;
browser('accessible.js');
