-- page: sitemap
-- path: /sitemap.xml
-- media: application/xml

-- name: addresses/address :many
SELECT path AS "@path", page AS "@page", record AS "@record" FROM alternate ORDER BY page, record, lang LIMIT 50000;
-- name: addresses/address/alternates/alternate :many
SELECT lang AS "@lang", path AS "@path" FROM alternate WHERE page = :address_page AND record = :address_record;
