<?xml version="1.0" encoding="UTF-8"?>
<!-- Countries and territories: the list, and the page of one. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="http://apache.org/cocoon/i18n/2.1" xmlns:b="urn:birlik" exclude-result-prefixes="i18n b">

  <xsl:template name="countries-lead">
    <i18n:text>Where the organisations on this site have members; the names are those of the sources.</i18n:text>
  </xsl:template>

  <xsl:template match="page[@name = 'countries']" mode="main">
    <div class="wrap">
      <h1><xsl:value-of select="@title"/></h1>
      <p class="lead"><xsl:call-template name="countries-lead"/></p>
      <xsl:call-template name="counted"/>
      <ul class="country-list">
        <xsl:for-each select="countries/country">
          <li>
            <a href="{@href}"><xsl:copy-of select="name/@lang"/><xsl:value-of select="name"/></a>
            <xsl:call-template name="within"/>
            <span class="small"><i18n:plural n="@organisations"><i18n:one>{n} organisation</i18n:one><i18n:other>{n} organisations</i18n:other></i18n:plural></span>
          </li>
        </xsl:for-each>
      </ul>
      <xsl:call-template name="downloads"/>
      <xsl:call-template name="names-note"/>
    </div>
  </xsl:template>

  <!-- How many they are: fewer than the list has, where it has republics. -->
  <xsl:template name="counted">
    <xsl:variable name="republics" select="count(countries/country[@kind = 'republic'])"/>
    <xsl:variable name="counted" select="count(countries/country) - $republics"/>
    <p>
      <i18n:plural n="$counted" context="sentence"><i18n:one>{n} country or territory.</i18n:one><i18n:other>{n} countries and territories.</i18n:other></i18n:plural>
      <xsl:if test="$republics &gt; 0">
        <xsl:text> </xsl:text>
        <i18n:plural n="$republics"><i18n:one>Also listed, but not counted: {n} republic of a federation, which a source names.</i18n:one><i18n:other>Also listed, but not counted: {n} republics of a federation, which the sources name.</i18n:other></i18n:plural>
      </xsl:if>
    </p>
  </xsl:template>

  <!-- A republic is named with the state that it is part of. -->
  <xsl:template name="within">
    <xsl:if test="within">
      <xsl:text> </xsl:text>
      <span class="within">
        <i18n:translate note="after the name of a republic: the state that it is part of">
          <i18n:text>({country})</i18n:text>
          <i18n:param name="country"><xsl:apply-templates select="within" mode="text"/></i18n:param>
        </i18n:translate>
      </span>
    </xsl:if>
  </xsl:template>
  <!-- The source's own wording beside the name. -->
  <xsl:template name="as-written">
    <xsl:if test="as-written">
      <xsl:text> </xsl:text>
      <span class="within">
        <i18n:translate note="after the name of a country or territory: how the cited source writes it">
          <i18n:text>in the source: “{name}”</i18n:text>
          <i18n:param name="name"><xsl:apply-templates select="as-written" mode="text"/></i18n:param>
        </i18n:translate>
      </span>
    </xsl:if>
  </xsl:template>

  <xsl:template name="names-note">
    <xsl:if test="note/body">
      <aside class="names-note small" aria-labelledby="names-note">
        <h2 id="names-note"><xsl:copy-of select="note/title/@lang"/><xsl:value-of select="note/title"/></h2>
        <xsl:apply-templates select="note/body"/>
      </aside>
    </xsl:if>
  </xsl:template>

  <xsl:template match="page[@name = 'country']" mode="main">
    <div class="wrap">
      <h1><xsl:copy-of select="country/name/@lang"/><xsl:value-of select="country/name"/></h1>
      <xsl:for-each select="country[within]">
        <p class="lead"><i18n:translate note="under the name of a republic">
          <i18n:text>In {country}</i18n:text>
          <i18n:param name="country"><xsl:apply-templates select="within" mode="text"/></i18n:param>
        </i18n:translate></p>
      </xsl:for-each>
      <section aria-labelledby="organisations">
        <h2 id="organisations"><i18n:text>Organisations and networks that name members from here</i18n:text></h2>
        <xsl:choose>
          <xsl:when test="organisations/organisation">
            <ul class="rows">
              <xsl:for-each select="organisations/organisation">
                <li>
                  <h3><xsl:call-template name="short-link"/></h3>
                  <xsl:call-template name="full-name"/>
                  <xsl:if test="as-written"><p><xsl:call-template name="as-written"/></p></xsl:if>
                  <p><xsl:call-template name="according"/></p>
                </li>
              </xsl:for-each>
            </ul>
          </xsl:when>
          <xsl:otherwise><p><i18n:text>No organisation on this site names members from here.</i18n:text></p></xsl:otherwise>
        </xsl:choose>
        <p><a class="more" href="{b:page('countries')}"><i18n:text>All countries and territories</i18n:text></a></p>
      </section>
      <xsl:call-template name="names-note"/>
    </div>
  </xsl:template>
</xsl:stylesheet>
