#!/usr/bin/env perl
# Promise: on paper there is the content alone, dark on light whatever theme the reader has; links to elsewhere say where.
use strict;
use warnings;
use lib 'tests/lib';
use Browser;
browser('print.js');
