<?xml version="1.0" encoding="UTF-8"?>
<!-- The directory of organisations: a list with filters, in which each row carries its line on the axis of years. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="http://apache.org/cocoon/i18n/2.1" xmlns:b="urn:birlik" exclude-result-prefixes="i18n b">

  <xsl:template name="directory-lead">
    <i18n:text>Unions, associations and networks of municipalities, with their figures, their founding years and their ties to the bodies that publish here.</i18n:text>
  </xsl:template>

  <xsl:template match="page[@name = 'organisations']" mode="main">
    <div class="wrap">
      <h1><xsl:value-of select="@title"/></h1>
      <p class="lead"><xsl:call-template name="directory-lead"/></p>
      <xsl:if test="organisations/organisation/summary/@state">
        <xsl:call-template name="translation-notice"><xsl:with-param name="texts" select="organisations/organisation/summary"/></xsl:call-template>
      </xsl:if>
      <div class="directory">
        <xsl:call-template name="filters"/>
        <section class="results" aria-labelledby="results">
          <div class="results-head">
            <h2 id="results" class="count"><xsl:call-template name="result-count"/></h2>
            <xsl:call-template name="sorting"/>
            <xsl:call-template name="chips"/>
          </div>
          <xsl:call-template name="letters"/>
          <xsl:choose>
            <xsl:when test="organisations/organisation">
              <p class="legend small"><i18n:translate note="explains the lines in the list; both are years">
                <i18n:text>The lines show the years from {first} to {last}: thin since the founding, thick since a publishing body joined.</i18n:text>
                <i18n:param name="first"><xsl:value-of select="$axis-start"/></i18n:param>
                <i18n:param name="last"><xsl:value-of select="$axis-end"/></i18n:param>
              </i18n:translate></p>
              <ul class="entries">
                <xsl:apply-templates select="organisations/organisation[position() &lt; 31]"/>
              </ul>
              <xsl:if test="parameters/sort = 'founded'">
                <p class="small"><i18n:text>Organisations whose founding year is not known stand at the end.</i18n:text></p>
              </xsl:if>
              <xsl:call-template name="paging"><xsl:with-param name="rows" select="organisations/organisation"/></xsl:call-template>
              <xsl:call-template name="downloads"/>
            </xsl:when>
            <xsl:otherwise>
              <div class="empty">
                <p><i18n:text>No organisation fits all of these filters. Remove one of them, or begin again.</i18n:text></p>
                <p><a class="button" href="{b:page('organisations')}"><i18n:text note="link to the directory without filters">All organisations</i18n:text></a></p>
              </div>
            </xsl:otherwise>
          </xsl:choose>
        </section>
      </div>
    </div>
  </xsl:template>

  <!-- An index of the whole list: each letter leads to the page of the list that begins with it. -->
  <xsl:template name="letters">
    <xsl:if test="not(parameters/*[not(self::sort) and not(self::after)]) and not(parameters/sort = 'founded') and letters/letter[2]">
      <nav class="sorting" aria-label="By first letter" i18n:attr="aria-label">
        <xsl:variable name="after" select="string(parameters/after)"/>
        <xsl:variable name="from" select="concat(@path, '?', b:parameter('after'), '=')"/>
        <!-- The first has nobody before it. -->
        <xsl:for-each select="letters/letter[not(@slug)]">
          <a href="{$page/@path}"><xsl:if test="$after = ''"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if><xsl:value-of select="@letter"/></a>
          <xsl:text> </xsl:text>
        </xsl:for-each>
        <xsl:for-each select="letters/letter[@slug]">
          <a href="{$from}{@slug}"><xsl:if test="@after = $after"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if><xsl:value-of select="@letter"/></a>
          <xsl:text> </xsl:text>
        </xsl:for-each>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:template match="organisations/organisation">
    <li class="entry">
      <div class="entry-text">
        <h3>
          <xsl:call-template name="short-link"/>
          <xsl:text> </xsl:text>
          <xsl:if test="@demonstration = 1"><xsl:call-template name="demonstration-mark"/></xsl:if>
        </h3>
        <xsl:call-template name="full-name"/>
        <xsl:if test="summary"><p class="summary"><xsl:copy-of select="summary/@lang"/><xsl:value-of select="summary"/></p></xsl:if>
        <ul class="tags">
          <li><xsl:value-of select="@kind-word"/></li>
          <li><xsl:value-of select="@level-word"/></li>
          <xsl:if test="seat">
            <li><i18n:translate note="where an organisation has its seat">
              <i18n:text>Seat: {place}</i18n:text>
              <i18n:param name="place"><xsl:choose>
                <xsl:when test="seat/@lang"><xsl:apply-templates select="seat" mode="text"/></xsl:when>
                <xsl:otherwise><xsl:value-of select="seat"/></xsl:otherwise>
              </xsl:choose></i18n:param>
            </i18n:translate></li>
          </xsl:if>
        </ul>
        <xsl:if test="members/member">
          <dl class="ties">
            <dt><i18n:text note="label before the bodies of this site that belong to an organisation or work with it">Ties</i18n:text></dt>
            <xsl:for-each select="members/member">
              <dd>
                <a href="{@href}"><xsl:copy-of select="@lang"/><xsl:value-of select="name"/></a>
                <xsl:if test="@until">
                  <xsl:text> </xsl:text>
                  <span class="since"><xsl:value-of select="@since"/>–<xsl:value-of select="@until"/></span>
                </xsl:if>
                <xsl:if test="@since and not(@until)">
                  <xsl:text> </xsl:text>
                  <span class="since"><i18n:translate note="after the name of a member">
                    <i18n:text>since {year}</i18n:text>
                    <i18n:param name="year"><xsl:value-of select="@since"/></i18n:param>
                  </i18n:translate></span>
                </xsl:if>
                <xsl:if test="@demonstration = 1"><xsl:text> </xsl:text><xsl:call-template name="demonstration-mark"/></xsl:if>
              </dd>
            </xsl:for-each>
          </dl>
        </xsl:if>
      </div>
      <div class="entry-facts">
        <xsl:if test="@members">
          <p class="amount"><xsl:call-template name="figure">
            <xsl:with-param name="value" select="number(@members)"/>
            <xsl:with-param name="qualifier" select="string(@members-qualifier)"/>
            <xsl:with-param name="unit" select="string(@members-unit)"/>
          </xsl:call-template></p>
        </xsl:if>
        <xsl:if test="@countries">
          <p class="amount"><xsl:call-template name="figure">
            <xsl:with-param name="value" select="number(@countries)"/>
            <xsl:with-param name="qualifier" select="string(@countries-qualifier)"/>
            <xsl:with-param name="unit" select="'countries'"/>
          </xsl:call-template></p>
        </xsl:if>
      </div>
      <div class="entry-time">
        <xsl:if test="@founded or @since">
          <xsl:call-template name="life">
            <xsl:with-param name="founded" select="@founded"/>
            <xsl:with-param name="ended" select="@ended"/>
            <xsl:with-param name="since" select="@since"/>
            <xsl:with-param name="until" select="@until"/>
          </xsl:call-template>
        </xsl:if>
        <p class="small">
          <xsl:choose>
            <xsl:when test="@founded"><i18n:translate>
              <i18n:text>Founded in {year}</i18n:text>
              <i18n:param name="year"><xsl:value-of select="@founded"/></i18n:param>
            </i18n:translate><xsl:apply-templates select="@ended"/></xsl:when>
            <xsl:otherwise><span class="hidden"><i18n:text>Founding year not stated</i18n:text></span></xsl:otherwise>
          </xsl:choose>
        </p>
      </div>
    </li>
  </xsl:template>
</xsl:stylesheet>
