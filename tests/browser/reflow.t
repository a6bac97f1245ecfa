#!/usr/bin/env perl
# Promise: no page has to be scrolled sideways, on a phone, on a tablet or on a desk, nor does a name in the menu
# take two lines; what is drawn stays within the page.
use strict;
use warnings;
use lib 'tests/lib';
use Browser;
browser('reflow.js');
