/* Nettle: SHA-256 (FIPS 180-4), written in hexadecimal. */
#ifndef BIRLIK_DIGEST_H
#define BIRLIK_DIGEST_H

#include "ground/base.h"

enum { DIGEST_TEXT = 65 };

void digest_bytes(const void *bytes, size_t length, char text[DIGEST_TEXT]);

#endif
