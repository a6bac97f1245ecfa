<?xml version="1.0" encoding="UTF-8"?>
<!-- What is read by machines: the sitemap, robots.txt, security.txt. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="urn:birlik" exclude-result-prefixes="b">

  <xsl:template match="/page[@name = 'sitemap']" priority="1">
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
      <xsl:for-each select="addresses/address">
        <url>
          <loc><xsl:value-of select="concat($page/@base, @path)"/></loc>
          <xsl:for-each select="alternates/alternate">
            <xhtml:link rel="alternate" hreflang="{@lang}" href="{$page/@base}{@path}"/>
          </xsl:for-each>
        </url>
      </xsl:for-each>
    </urlset>
  </xsl:template>

  <xsl:template match="/page[@name = 'robots']" priority="1">
    <xsl:text>User-agent: *&#10;Disallow:&#10;&#10;Sitemap: </xsl:text>
    <xsl:value-of select="@base"/>
    <xsl:text>/sitemap.xml&#10;</xsl:text>
  </xsl:template>

  <!-- RFC 9116. -->
  <xsl:template match="/page[@name = 'security']" priority="1">
    <xsl:text>Contact: </xsl:text>
    <xsl:value-of select="concat(@base, b:page('contact'))"/>
    <!-- Within a year of the release (RFC 9116, 2.5.5). -->
    <xsl:value-of select="concat('&#10;Expires: ', substring(@as-of, 1, 4) + 1, substring(@as-of, 5, 4), '01T00:00:00Z')"/>
    <xsl:text>&#10;Preferred-Languages: tr, en&#10;Canonical: </xsl:text>
    <xsl:value-of select="@base"/>
    <xsl:text>/.well-known/security.txt&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
