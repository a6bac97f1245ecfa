<?xml version="1.0" encoding="UTF-8"?>
<!-- When something is wrong: what happened, in the reader's language, and ways out. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="http://apache.org/cocoon/i18n/2.1" xmlns:b="urn:birlik" exclude-result-prefixes="i18n b">

  <xsl:template match="page[@name = 'error']" mode="main">
    <div class="wrap text error-page">
      <p class="status"><xsl:value-of select="@status"/></p>
      <h1><xsl:apply-templates select="@status" mode="error-title"/></h1>
      <p class="lead"><xsl:apply-templates select="@status" mode="error-text"/></p>
      <xsl:if test="@status = 404">
        <xsl:call-template name="search-field"><xsl:with-param name="id" select="'search'"/></xsl:call-template>
      </xsl:if>
      <xsl:if test="navigation/item">
        <h2><i18n:text note="heading over links on a page that reports an error">Where to go from here</i18n:text></h2>
        <ul class="links">
          <li><a href="{b:page('home')}"><i18n:text>Home page</i18n:text></a></li>
          <xsl:apply-templates select="navigation/item[@menu = 'main']" mode="foot"/>
        </ul>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="@status" mode="error-title">
    <xsl:choose>
      <xsl:when test=". = 404"><i18n:text>Page not found</i18n:text></xsl:when>
      <xsl:when test=". = 410"><i18n:text>This page is gone</i18n:text></xsl:when>
      <xsl:when test=". = 400 or . = 415"><i18n:text>This request cannot be read</i18n:text></xsl:when>
      <xsl:when test=". = 403"><i18n:text>This page is not open to you</i18n:text></xsl:when>
      <xsl:when test=". = 405"><i18n:text>This cannot be done here</i18n:text></xsl:when>
      <xsl:when test=". = 413 or . = 414"><i18n:text>This is too large to send</i18n:text></xsl:when>
      <xsl:when test=". = 429"><i18n:text>Too many requests</i18n:text></xsl:when>
      <xsl:when test=". = 502 or . = 503 or . = 504"><i18n:text>This site is not available at the moment</i18n:text></xsl:when>
      <xsl:otherwise><i18n:text>Something went wrong</i18n:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@status" mode="error-text">
    <xsl:choose>
      <xsl:when test=". = 404"><i18n:text>There is no page at this address. Check its spelling, or use one of the links below.</i18n:text></xsl:when>
      <xsl:when test=". = 410"><i18n:text>The page that was here has been removed, and nothing has taken its place.</i18n:text></xsl:when>
      <xsl:when test=". = 400 or . = 415"><i18n:text>The address or the form has something in it that this site does not understand.</i18n:text></xsl:when>
      <xsl:when test=". = 403"><i18n:text>This address is not open to readers.</i18n:text></xsl:when>
      <xsl:when test=". = 405"><i18n:text>This address does not accept what was sent to it.</i18n:text></xsl:when>
      <xsl:when test=". = 413 or . = 414"><i18n:text>What was sent is larger than this site accepts. Shorten it and send it again.</i18n:text></xsl:when>
      <xsl:when test=". = 429"><i18n:text>Please wait a minute, then try again.</i18n:text></xsl:when>
      <xsl:when test=". = 502 or . = 503 or . = 504"><i18n:text>Please try again in a few minutes.</i18n:text></xsl:when>
      <xsl:otherwise><i18n:text>The fault is ours and has been recorded. Please try again in a few minutes.</i18n:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
