#include "libraries/digest.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>

void digest_bytes(const void *bytes, size_t length, char text[DIGEST_TEXT])
{
	struct sha256_ctx context;
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_init(&context);
	sha256_update(&context, length, bytes);
	sha256_digest(&context, sizeof(digest), digest);
	base16_encode_update(text, sizeof(digest), digest);
	text[DIGEST_TEXT - 1] = '\0';
}
