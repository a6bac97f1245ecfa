<?xml version="1.0" encoding="UTF-8"?>
<!-- Small parts that many pages share. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="http://apache.org/cocoon/i18n/2.1" xmlns:b="urn:birlik" exclude-result-prefixes="i18n b">

  <!-- A text, marked with its language where that is not the page's. -->
  <xsl:template match="*" mode="text">
    <xsl:choose>
      <xsl:when test="@lang"><span lang="{@lang}"><xsl:value-of select="."/></span></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A link to what an element's @href tells: a source, a publisher. -->
  <xsl:template match="*" mode="link">
    <xsl:choose>
      <xsl:when test="@href"><a href="{@href}"><xsl:copy-of select="@lang"/><xsl:value-of select="."/></a></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The short name of an organisation: its acronym, or its name where it has none. -->
  <xsl:template name="short">
    <xsl:choose>
      <xsl:when test="acronym"><xsl:apply-templates select="acronym" mode="text"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="name" mode="text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="short-link">
    <a href="{@href}">
      <xsl:choose>
        <xsl:when test="acronym"><xsl:copy-of select="acronym/@lang"/><xsl:value-of select="acronym"/></xsl:when>
        <xsl:otherwise><xsl:copy-of select="name/@lang"/><xsl:value-of select="name"/></xsl:otherwise>
      </xsl:choose>
    </a>
  </xsl:template>
  <!-- The full name below it, where it says more. -->
  <xsl:template name="full-name">
    <xsl:if test="acronym and acronym != name">
      <p class="full-name"><xsl:copy-of select="name/@lang"/><xsl:value-of select="name"/></p>
    </xsl:if>
  </xsl:template>

  <!-- Finished markup of a record. -->
  <xsl:template match="body">
    <div class="prose">
      <xsl:copy-of select="@lang"/>
      <xsl:copy-of select="node()"/>
    </div>
  </xsl:template>

  <xsl:template name="icon">
    <xsl:param name="name"/>
    <svg xmlns="http://www.w3.org/2000/svg" class="icon" width="24" height="24" aria-hidden="true"><use href="{$page/@assets}icons.svg#{$name}"/></svg>
  </xsl:template>

  <xsl:template name="demonstration-mark">
    <xsl:if test="@demonstration = 1">
      <span class="mark-demonstration"><i18n:text note="label on a record that was made up for this site">Demonstration</i18n:text></span>
    </xsl:if>
  </xsl:template>

  <!-- Where a fact comes from. -->
  <xsl:template match="source" mode="cite">
    <small class="source">
      <i18n:translate note="under a fact; {source} is the title of a page">
        <i18n:text>Source: {source}</i18n:text>
        <i18n:param name="source"><xsl:apply-templates select="." mode="link"/></i18n:param>
      </i18n:translate>
    </small>
  </xsl:template>
  <!-- The same where other sources might differ. The current element has source and publisher. -->
  <xsl:template name="according">
    <xsl:if test="source">
      <small class="source">
        <i18n:translate note="under a fact that this source states; {source} is the title of a page, {publisher} a body’s short name">
          <i18n:text>According to {publisher}: {source}</i18n:text>
          <i18n:param name="publisher"><xsl:apply-templates select="publisher" mode="text"/></i18n:param>
          <i18n:param name="source"><xsl:apply-templates select="source" mode="link"/></i18n:param>
        </i18n:translate>
      </small>
    </xsl:if>
  </xsl:template>

  <!-- Told at the top of a page of which a part is not in its language, or older than its original. -->
  <xsl:template name="translation-notice">
    <xsl:param name="texts"/>
    <xsl:if test="$texts/@state = 'stale'">
      <xsl:variable name="original" select="$page/alternates/alternate[@lang = $texts[@state = 'stale'][1]/@source]"/>
      <p class="notice">
        <i18n:translate>
          <i18n:text>A part of this page has not been renewed since its original changed. <a>See the original</a>.</i18n:text>
          <i18n:param name="a"><a href="{$original/@href}" hreflang="{$original/@lang}"/></i18n:param>
        </i18n:translate>
      </p>
    </xsl:if>
    <xsl:if test="$texts/@state = 'missing'">
      <p class="notice"><i18n:text>A part of this page has not been translated yet and is shown in its original language.</i18n:text></p>
    </xsl:if>
  </xsl:template>

  <!-- The same list for other programs. -->
  <xsl:template name="downloads">
    <!-- All of the list, whichever page of it is shown. -->
    <xsl:variable name="query" select="substring(b:with('after', ''), string-length(@path) + 1)"/>
    <p class="downloads small">
      <i18n:translate note="below a list; CSV and JSON are file formats">
        <i18n:text>Download this list: <csv>CSV</csv>, <json>JSON</json></i18n:text>
        <i18n:param name="csv"><a href="{@path}.csv{$query}" type="text/csv"/></i18n:param>
        <i18n:param name="json"><a href="{@path}.json{$query}" type="application/json"/></i18n:param>
      </i18n:translate>
    </p>
  </xsl:template>

  <!-- A list is read thirty rows at a time; a thirty-first says that there are more. -->
  <xsl:template name="paging">
    <xsl:param name="rows"/>
    <xsl:param name="size" select="30"/>
    <xsl:if test="$rows[$size + 1] or $page/parameters/after != ''">
      <nav class="paging" aria-label="Pages of the list" i18n:attr="aria-label">
        <xsl:if test="$page/parameters/after != ''">
          <a class="button quiet" href="{b:with('after', '')}"><i18n:text note="link to the beginning of a list">Back to the start of the list</i18n:text></a>
        </xsl:if>
        <xsl:if test="$rows[$size + 1]">
          <a class="button" rel="next" href="{b:with('after', $rows[position() = $size]/@id)}">
            <i18n:text note="link to the next rows of a long list">Next page</i18n:text>
            <xsl:call-template name="icon"><xsl:with-param name="name" select="'arrow'"/></xsl:call-template>
          </a>
        </xsl:if>
      </nav>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
