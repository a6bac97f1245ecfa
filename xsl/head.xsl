<?xml version="1.0" encoding="UTF-8"?>
<!-- The head of a page: what browsers, search engines and other sites read. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="http://apache.org/cocoon/i18n/2.1" xmlns:b="urn:birlik" exclude-result-prefixes="i18n b">

  <xsl:template name="head">
    <head>
      <meta charset="utf-8"/>
      <title>
        <xsl:call-template name="title-lang"/>
        <xsl:choose>
          <xsl:when test="form/@problem">
            <i18n:translate note="title of the window when a form has errors; Birlik is the name of the site">
              <i18n:text>Error: {title} – Birlik</i18n:text>
              <i18n:param name="title"><xsl:call-template name="title"/></i18n:param>
            </i18n:translate>
          </xsl:when>
          <xsl:when test="@name = 'home'">
            <i18n:text note="title of the home page’s window">Birlik: unions of municipalities and their networks</i18n:text>
          </xsl:when>
          <xsl:otherwise>
            <i18n:translate note="title of the window; Birlik is the name of the site">
              <i18n:text>{title} – Birlik</i18n:text>
              <i18n:param name="title"><xsl:call-template name="title"/></i18n:param>
            </i18n:translate>
          </xsl:otherwise>
        </xsl:choose>
      </title>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <link rel="preload" href="{@assets}public-sans-400.woff2" as="font" type="font/woff2" crossorigin=""/>
      <link rel="preload" href="{@assets}newsreader-500.woff2" as="font" type="font/woff2" crossorigin=""/>
      <link rel="stylesheet" href="{@assets}site.css"/>
      <script src="{@assets}search.js" defer="defer"></script>
      <link rel="icon" href="{@assets}favicon.svg" type="image/svg+xml"/>
      <meta name="color-scheme" content="light dark"/>
      <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)"/>
      <meta name="theme-color" content="#101a26" media="(prefers-color-scheme: dark)"/>
      <meta name="description">
        <xsl:call-template name="description-lang"/>
        <xsl:attribute name="content"><xsl:apply-templates select="." mode="description"/></xsl:attribute>
      </meta>
      <xsl:choose>
        <xsl:when test="not(@indexed) or parameters/*[not(@default)]">
          <meta name="robots" content="noindex"/>
        </xsl:when>
        <xsl:otherwise>
          <link rel="canonical" href="{@base}{@path}"/>
          <xsl:for-each select="alternates/alternate[@indexed]">
            <link rel="alternate" hreflang="{@lang}" href="{$page/@base}{@href}"/>
          </xsl:for-each>
          <xsl:for-each select="alternates/alternate[1][@indexed]">
            <link rel="alternate" hreflang="x-default" href="{$page/@base}{@href}"/>
          </xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
      <meta property="og:type" content="website"/>
      <meta property="og:site_name" content="Birlik" i18n:attr="content"/>
      <meta property="og:locale" content="{$locale}"/>
      <meta property="og:title">
        <xsl:call-template name="title-lang"/>
        <xsl:attribute name="content"><xsl:call-template name="title"/></xsl:attribute>
      </meta>
      <meta property="og:description">
        <xsl:call-template name="description-lang"/>
        <xsl:attribute name="content"><xsl:apply-templates select="." mode="description"/></xsl:attribute>
      </meta>
      <xsl:if test="@indexed">
        <meta property="og:url" content="{@base}{@path}"/>
      </xsl:if>
    </head>
  </xsl:template>

  <!-- Of an organisation the title has the name too. -->
  <xsl:template name="title-lang">
    <xsl:if test="@title-lang and not(organisation/name[not(@lang)])">
      <xsl:attribute name="lang"><xsl:value-of select="@title-lang"/></xsl:attribute>
    </xsl:if>
  </xsl:template>
  <!-- A summary may not be translated; the other descriptions are the page's own. -->
  <xsl:template name="description-lang">
    <xsl:copy-of select="(organisation[$page/@name = 'organisation']/summary | article[$page/@name = 'article']/summary | publication[$page/@name = 'publication']/summary | note/summary)[1]/@lang"/>
  </xsl:template>

  <xsl:template name="title">
    <xsl:choose>
      <xsl:when test="@name = 'error'"><xsl:apply-templates select="@status" mode="error-title"/></xsl:when>
      <xsl:when test="@name = 'home'"><i18n:text>Unions of municipalities and their networks</i18n:text></xsl:when>
      <xsl:when test="@name = 'search' and parameters/q != ''">
        <i18n:translate note="title of the page of search results; {words} is what was typed">
          <i18n:text>Search: {words}</i18n:text>
          <i18n:param name="words"><xsl:value-of select="parameters/q"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="organisation/acronym and organisation/name != organisation/acronym">
        <i18n:translate note="title of the page of an organisation: its short and its full name">
          <i18n:text>{acronym}: {name}</i18n:text>
          <i18n:param name="acronym"><xsl:value-of select="organisation/acronym"/></i18n:param>
          <i18n:param name="name"><xsl:value-of select="organisation/name"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="@title"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What the page says, in one sentence. -->
  <xsl:template match="page" mode="description">
    <xsl:choose>
      <xsl:when test="@name = 'organisation' and organisation/summary"><xsl:value-of select="organisation/summary"/></xsl:when>
      <xsl:when test="@name = 'article'"><xsl:value-of select="article/summary"/></xsl:when>
      <xsl:when test="@name = 'publication'"><xsl:value-of select="publication/summary"/></xsl:when>
      <xsl:when test="@name = 'country'">
        <i18n:translate>
          <i18n:text>{country}: the organisations and networks that name members from it, each with its source.</i18n:text>
          <i18n:param name="country"><xsl:value-of select="country/name"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="note/summary"><xsl:value-of select="note/summary"/></xsl:when>
      <xsl:when test="@name = 'home'"><xsl:call-template name="home-lead"/></xsl:when>
      <xsl:when test="@name = 'organisations'"><xsl:call-template name="directory-lead"/></xsl:when>
      <xsl:when test="@name = 'countries'"><xsl:call-template name="countries-lead"/></xsl:when>
      <xsl:when test="@name = 'publications'"><xsl:call-template name="publications-lead"/></xsl:when>
      <xsl:when test="@name = 'contact'"><xsl:call-template name="contact-lead"/></xsl:when>
      <xsl:when test="@name = 'search'"><xsl:call-template name="search-lead"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="demonstration/summary"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
