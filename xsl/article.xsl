<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of the publishing bodies, made of sections; and the texts of the site itself. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="http://apache.org/cocoon/i18n/2.1" xmlns:b="urn:birlik" exclude-result-prefixes="i18n b">

  <xsl:template match="page[@name = 'article']" mode="main">
    <article class="wrap text">
      <header class="record-head">
        <xsl:for-each select="publisher">
          <p class="kicker">
            <span><i18n:translate note="above the title of a page: the body that publishes it">
              <i18n:text>Published by {name}</i18n:text>
              <i18n:param name="name"><a href="{@href}"><xsl:copy-of select="name/@lang"/><xsl:value-of select="name"/></a></i18n:param>
            </i18n:translate></span>
            <xsl:text> </xsl:text>
            <xsl:call-template name="demonstration-mark"/>
          </p>
        </xsl:for-each>
        <h1><xsl:copy-of select="article/title/@lang"/><xsl:value-of select="article/title"/></h1>
        <p class="lead"><xsl:copy-of select="article/summary/@lang"/><xsl:value-of select="article/summary"/></p>
      </header>
      <xsl:call-template name="translation-notice"><xsl:with-param name="texts" select="article/title | article/summary | sections/section/body | memberships/membership/body | */*/summary"/></xsl:call-template>
      <xsl:if test="article/@kind = 'message'">
        <p class="notice"><i18n:text>This is a summary of the message, made for this demonstration; it is not signed.</i18n:text></p>
      </xsl:if>
      <xsl:if test="publisher/@demonstration = 1">
        <p class="notice"><i18n:text>The memberships on this page are part of the demonstration.</i18n:text></p>
      </xsl:if>
      <div class="text-body">
        <div class="text-main"><xsl:apply-templates select="sections/section"/></div>
        <nav class="contents" aria-label="On this page" i18n:attr="aria-label">
          <xsl:if test="sections/section[2]/title">
            <h2><i18n:text note="heading over links to the parts of a page">On this page</i18n:text></h2>
            <ul>
              <xsl:for-each select="sections/section[title]">
                <li><a href="#{@id}"><xsl:copy-of select="title/@lang"/><xsl:value-of select="title"/></a></li>
              </xsl:for-each>
            </ul>
          </xsl:if>
          <h2><i18n:translate note="heading over links to other pages of the same body">
            <i18n:text>More from {name}</i18n:text>
            <i18n:param name="name"><xsl:for-each select="publisher"><xsl:call-template name="short"/></xsl:for-each></i18n:param>
          </i18n:translate></h2>
          <ul>
            <xsl:for-each select="publisher"><li><xsl:call-template name="short-link"/></li></xsl:for-each>
            <xsl:for-each select="siblings/article">
              <li><a href="{@href}"><xsl:copy-of select="@lang"/><xsl:value-of select="title"/></a></li>
            </xsl:for-each>
          </ul>
        </nav>
      </div>
    </article>
  </xsl:template>

  <xsl:template match="section">
    <section id="{@id}">
      <xsl:if test="title"><h2><xsl:copy-of select="title/@lang"/><xsl:value-of select="title"/></h2></xsl:if>
      <xsl:apply-templates select="body"/>
      <xsl:choose>
        <xsl:when test="not(@list)"/>
        <xsl:when test="@list = 'memberships'"><xsl:call-template name="entries"><xsl:with-param name="rows" select="$page/memberships/membership"/></xsl:call-template></xsl:when>
        <xsl:when test="@list = 'national'"><xsl:call-template name="entries"><xsl:with-param name="rows" select="$page/memberships/membership[@scope = 'national']"/></xsl:call-template></xsl:when>
        <xsl:when test="@list = 'international'"><xsl:call-template name="entries"><xsl:with-param name="rows" select="$page/memberships/membership[@scope = 'international']"/></xsl:call-template></xsl:when>
        <xsl:when test="@list = 'areas'"><xsl:apply-templates select="$page/areas/area"/></xsl:when>
        <xsl:when test="@list = 'publications'">
          <ul class="rows"><xsl:apply-templates select="$page/publications/publication" mode="row"/></ul>
          <p><a class="more" href="{b:page('publications')}"><i18n:text>All publications</i18n:text></a></p>
        </xsl:when>
        <xsl:when test="@list = 'figures'">
          <ul class="figures">
            <xsl:for-each select="$page/figures/figure">
              <li><p class="amount"><xsl:apply-templates select="."/></p><p class="small"><xsl:apply-templates select="." mode="as-of"/></p></li>
            </xsl:for-each>
          </ul>
        </xsl:when>
        <xsl:when test="@list = 'countries'">
          <ul class="country-list compact"><xsl:for-each select="$page/countries/country"><xsl:call-template name="country-row"/></xsl:for-each></ul>
          <p class="small"><i18n:text>Names are those of the cited sources and imply no position on status.</i18n:text></p>
        </xsl:when>
        <xsl:when test="@list = 'contact'">
          <p><a class="button" href="{b:page('contact', 'to', $page/publisher/@id)}"><i18n:text note="link to the contact form">Ask for information</i18n:text></a></p>
        </xsl:when>
      </xsl:choose>
    </section>
  </xsl:template>

  <!-- Organisations to which the publisher belongs, each told in full. -->
  <xsl:template name="entries">
    <xsl:param name="rows"/>
    <ul class="networks">
      <xsl:for-each select="$rows">
        <li id="{@id}">
          <h3><xsl:call-template name="short-link"/></h3>
          <xsl:call-template name="full-name"/>
          <p class="role"><xsl:apply-templates select="." mode="membership"/></p>
          <xsl:choose>
            <xsl:when test="body"><xsl:apply-templates select="body"/></xsl:when>
            <xsl:when test="summary"><p><xsl:copy-of select="summary/@lang"/><xsl:value-of select="summary"/></p></xsl:when>
          </xsl:choose>
          <xsl:if test="figures/figure">
            <ul class="figure-line">
              <xsl:for-each select="figures/figure"><li><xsl:apply-templates select="."/></li></xsl:for-each>
            </ul>
          </xsl:if>
          <xsl:if test="@website">
            <p><a class="more external" href="{@website}" rel="external"><i18n:translate note="link to the website of an organisation">
              <i18n:text>Website of {name}</i18n:text>
              <i18n:param name="name"><xsl:call-template name="short"/></i18n:param>
            </i18n:translate></a></p>
          </xsl:if>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="areas/area">
    <div class="area" id="{@id}">
      <h3><xsl:copy-of select="name/@lang"/><xsl:value-of select="name"/></h3>
      <xsl:if test="summary"><p><xsl:copy-of select="summary/@lang"/><xsl:value-of select="summary"/></p></xsl:if>
      <xsl:if test="items/item">
        <ul>
          <xsl:for-each select="items/item"><li><xsl:copy-of select="text/@lang"/><xsl:value-of select="text"/></li></xsl:for-each>
        </ul>
      </xsl:if>
      <xsl:if test="publications/publication">
        <p class="small"><i18n:text note="label before links to publications">Publications:</i18n:text></p>
        <ul class="links">
          <xsl:for-each select="publications/publication"><li><a href="{@href}"><xsl:copy-of select="@lang"/><xsl:value-of select="title"/></a></li></xsl:for-each>
        </ul>
      </xsl:if>
    </div>
  </xsl:template>

  <!-- The texts of the site itself. -->
  <xsl:template match="page[@name = 'about' or @name = 'privacy' or @name = 'accessibility']" mode="main">
    <article class="wrap text">
      <h1><xsl:copy-of select="note/title/@lang"/><xsl:value-of select="note/title"/></h1>
      <xsl:if test="note/summary"><p class="lead"><xsl:copy-of select="note/summary/@lang"/><xsl:value-of select="note/summary"/></p></xsl:if>
      <xsl:call-template name="translation-notice"><xsl:with-param name="texts" select="note/body"/></xsl:call-template>
      <xsl:apply-templates select="note/body"/>
    </article>
  </xsl:template>
</xsl:stylesheet>
