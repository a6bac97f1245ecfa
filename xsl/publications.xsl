<?xml version="1.0" encoding="UTF-8"?>
<!-- Publications: the list, and the page of one. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="http://apache.org/cocoon/i18n/2.1" xmlns:b="urn:birlik" exclude-result-prefixes="i18n b">

  <xsl:template name="publications-lead">
    <i18n:text>Magazines, periodicals, books and reports of the publishing bodies.</i18n:text>
  </xsl:template>

  <!-- The kind of a publication, and who publishes it. -->
  <xsl:template name="publication-line">
    <xsl:choose>
      <xsl:when test="publisher">
        <i18n:translate note="under the title of a publication: its kind, such as Book, and its publisher">
          <i18n:text>{kind}, {publisher}</i18n:text>
          <i18n:param name="kind"><xsl:apply-templates select="@kind" mode="publication-kind"/></i18n:param>
          <i18n:param name="publisher"><xsl:apply-templates select="publisher" mode="link"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="@kind" mode="publication-kind"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="publication" mode="row">
    <li class="publication">
      <h3><a href="{@href}"><xsl:copy-of select="title/@lang"/><xsl:value-of select="title"/></a></h3>
      <p class="small">
        <xsl:call-template name="publication-line"/>
        <xsl:text> </xsl:text>
        <xsl:call-template name="demonstration-mark"/>
      </p>
      <xsl:if test="summary"><p><xsl:copy-of select="summary/@lang"/><xsl:value-of select="summary"/></p></xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="page[@name = 'publications']" mode="main">
    <div class="wrap">
      <h1><xsl:value-of select="@title"/></h1>
      <p class="lead"><xsl:call-template name="publications-lead"/></p>
      <xsl:call-template name="translation-notice"><xsl:with-param name="texts" select="publications/publication/summary"/></xsl:call-template>
      <nav class="facets" aria-labelledby="facet-kind">
        <h2 id="facet-kind"><i18n:text context="filter" note="kind of publication">Kind</i18n:text></h2>
        <ul>
          <li><a href="{b:with('kind', '')}">
            <xsl:if test="not(parameters/kind != '')"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
            <i18n:text context="filter" note="no filter is set">All</i18n:text>
          </a></li>
          <xsl:for-each select="kinds/kind">
            <li><a href="{b:with('kind', @value)}">
              <xsl:if test="@value = $page/parameters/kind"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
              <xsl:apply-templates select="@value" mode="publication-kind"/>
            </a></li>
          </xsl:for-each>
        </ul>
      </nav>
      <nav class="facets" aria-labelledby="facet-publisher">
        <h2 id="facet-publisher"><i18n:text context="filter">Publisher</i18n:text></h2>
        <ul>
          <li><a href="{b:with('publisher', '')}">
            <xsl:if test="not(parameters/publisher != '')"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
            <i18n:text context="filter" note="no filter is set">All</i18n:text>
          </a></li>
          <xsl:for-each select="publishers/publisher">
            <li><a href="{b:with('publisher', @id)}">
              <xsl:if test="@id = $page/parameters/publisher"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
              <xsl:call-template name="short"/>
            </a></li>
          </xsl:for-each>
        </ul>
      </nav>
      <xsl:choose>
        <xsl:when test="publications/publication">
          <ul class="rows"><xsl:apply-templates select="publications/publication[position() &lt; 31]" mode="row"/></ul>
          <xsl:call-template name="paging"><xsl:with-param name="rows" select="publications/publication"/></xsl:call-template>
          <xsl:call-template name="downloads"/>
        </xsl:when>
        <xsl:otherwise>
          <div class="empty">
            <p><i18n:text>No publication fits these filters.</i18n:text></p>
            <p><a class="button" href="{b:page('publications')}"><i18n:text>All publications</i18n:text></a></p>
          </div>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template match="page[@name = 'publication']" mode="main">
    <article class="wrap text">
      <xsl:for-each select="publication">
        <header class="record-head">
          <p class="kicker"><span><xsl:apply-templates select="@kind" mode="publication-kind"/></span><xsl:call-template name="demonstration-mark"/></p>
          <h1><xsl:copy-of select="title/@lang"/><xsl:value-of select="title"/></h1>
          <p class="lead"><xsl:copy-of select="summary/@lang"/><xsl:value-of select="summary"/></p>
          <xsl:call-template name="translation-notice"><xsl:with-param name="texts" select="summary"/></xsl:call-template>
        </header>
        <xsl:if test="@demonstration = 1">
          <p class="notice"><i18n:text>This record was made for the demonstration; there is no such publication to download.</i18n:text></p>
        </xsl:if>
        <dl class="fact-list">
          <dt><i18n:text note="label before the body that publishes something">Publisher</i18n:text></dt>
          <dd><xsl:apply-templates select="publisher" mode="link"/></dd>
          <xsl:if test="$page/areas/area">
            <dt><i18n:text note="heading over the areas in which a body works">Working areas</i18n:text></dt>
            <xsl:for-each select="$page/areas/area">
              <dd><xsl:choose>
                <xsl:when test="@href"><a href="{@href}#{@id}"><xsl:copy-of select="@lang"/><xsl:value-of select="name"/></a></xsl:when>
                <xsl:otherwise><xsl:copy-of select="@lang"/><xsl:value-of select="name"/></xsl:otherwise>
              </xsl:choose></dd>
            </xsl:for-each>
          </xsl:if>
        </dl>
        <xsl:apply-templates select="source" mode="cite"/>
      </xsl:for-each>
      <p><a class="more" href="{b:page('publications')}"><i18n:text>All publications</i18n:text></a></p>
    </article>
  </xsl:template>
</xsl:stylesheet>
