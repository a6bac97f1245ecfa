<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame of every page: head, header, way back, main part, foot. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="http://apache.org/cocoon/i18n/2.1" xmlns:b="urn:birlik" exclude-result-prefixes="i18n b">

  <xsl:template match="/page">
    <html lang="{@lang}" dir="{@dir}">
      <xsl:call-template name="head"/>
      <body class="page-{@name}">
        <a class="skip" href="#main"><i18n:text>Skip to content</i18n:text></a>
        <xsl:call-template name="header"/>
        <xsl:if test="breadcrumbs/crumb">
          <nav class="crumbs wrap" aria-label="Breadcrumbs" i18n:attr="aria-label">
            <ol>
              <xsl:for-each select="breadcrumbs/crumb">
                <li><a href="{@href}"><xsl:copy-of select="@lang"/><xsl:value-of select="."/></a></li>
              </xsl:for-each>
              <li aria-current="page">
                <xsl:if test="@title-lang"><xsl:attribute name="lang"><xsl:value-of select="@title-lang"/></xsl:attribute></xsl:if>
                <xsl:value-of select="@title"/>
              </li>
            </ol>
          </nav>
        </xsl:if>
        <main id="main" tabindex="-1">
          <xsl:apply-templates select="." mode="main"/>
        </main>
        <xsl:call-template name="footer"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="brand">
    <svg class="sign" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <path class="sign-star" d="M16 1l4.4 4.4h6.2v6.2L31 16l-4.4 4.4v6.2h-6.2L16 31l-4.4-4.4H5.4v-6.2L1 16l4.4-4.4V5.4h6.2z"/>
      <path class="sign-ring" d="M16 8.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15zm0 3.6a3.9 3.9 0 1 0 0 7.8 3.9 3.9 0 0 0 0-7.8z"/>
    </svg>
    <span class="brand-name"><i18n:text note="the name of the site">Birlik</i18n:text></span>
  </xsl:template>

  <xsl:template name="header">
    <xsl:variable name="main" select="navigation/item[@menu = 'main']"/>
    <header class="site-header">
      <xsl:if test="demonstration/summary">
        <p class="demonstration"><span class="wrap">
          <xsl:copy-of select="demonstration/summary/@lang"/>
          <xsl:value-of select="demonstration/summary"/>
        </span></p>
      </xsl:if>
      <div class="wrap bar">
        <a class="brand" href="{b:page('home')}">
          <xsl:if test="@name = 'home'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
          <xsl:call-template name="brand"/>
          <span class="brand-line"><i18n:text note="under the name of the site, in its header">Unions of municipalities and their networks</i18n:text></span>
        </a>
        <xsl:if test="$main">
          <button class="menu-button" type="button" popovertarget="menu">
            <xsl:call-template name="icon"><xsl:with-param name="name" select="'menu'"/></xsl:call-template>
            <i18n:text note="button that opens the main menu on small screens">Menu</i18n:text>
          </button>
          <nav class="menu" id="menu" popover="" aria-label="Main menu" i18n:attr="aria-label">
            <button class="close" type="button" popovertarget="menu" popovertargetaction="hide" aria-label="Close the menu" i18n:attr="aria-label">
              <xsl:call-template name="icon"><xsl:with-param name="name" select="'close'"/></xsl:call-template>
            </button>
            <ul>
              <xsl:apply-templates select="$main" mode="menu"/>
            </ul>
            <!-- The page of the search has its own. -->
            <xsl:if test="not(@name = 'search')">
              <xsl:call-template name="search-field"><xsl:with-param name="id" select="'menu-search'"/></xsl:call-template>
            </xsl:if>
          </nav>
        </xsl:if>
        <xsl:call-template name="languages"/>
      </div>
    </header>
  </xsl:template>

  <xsl:template match="item" mode="menu">
    <li>
      <a href="{@href}">
        <xsl:if test="@current"><xsl:attribute name="aria-current"><xsl:value-of select="@current"/></xsl:attribute></xsl:if>
        <xsl:value-of select="."/>
      </a>
    </li>
  </xsl:template>

  <!-- The same page in the other languages; each link is written in its own. -->
  <xsl:template name="languages">
    <xsl:if test="alternates/alternate[not(@current)]">
      <nav class="languages" aria-label="Languages" i18n:attr="aria-label">
        <ul>
          <xsl:for-each select="alternates/alternate[not(@current)]">
            <li><a href="{@href}" lang="{@lang}" hreflang="{@lang}" rel="alternate"><xsl:value-of select="@name"/></a></li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:template name="footer">
    <footer class="site-footer">
      <div class="wrap foot">
        <div class="foot-brand">
          <p class="brand"><xsl:call-template name="brand"/></p>
          <xsl:if test="demonstration/summary">
            <p><xsl:copy-of select="demonstration/summary/@lang"/><xsl:value-of select="demonstration/summary"/></p>
          </xsl:if>
          <p><i18n:text>No cookies, no tracking.</i18n:text></p>
        </div>
        <xsl:if test="navigation/item[@menu = 'main']">
          <nav aria-labelledby="foot-explore">
            <h2 id="foot-explore"><i18n:text note="heading over links in the footer">Explore</i18n:text></h2>
            <ul><xsl:apply-templates select="navigation/item[@menu = 'main']" mode="foot"/></ul>
          </nav>
        </xsl:if>
        <xsl:if test="publishers/publisher">
          <nav aria-labelledby="foot-publishers">
            <h2 id="foot-publishers"><i18n:text note="heading over the bodies that have pages on this site">Publishing bodies</i18n:text></h2>
            <ul>
              <xsl:for-each select="publishers/publisher">
                <li><xsl:call-template name="short-link"/></li>
              </xsl:for-each>
            </ul>
          </nav>
        </xsl:if>
        <xsl:if test="navigation/item[@menu = 'foot']">
          <nav aria-labelledby="foot-site">
            <h2 id="foot-site"><i18n:text note="heading over links in the footer">This site</i18n:text></h2>
            <ul><xsl:apply-templates select="navigation/item[@menu = 'foot']" mode="foot"/></ul>
          </nav>
        </xsl:if>
      </div>
    </footer>
  </xsl:template>

  <xsl:template match="item" mode="foot">
    <li><a href="{@href}">
      <xsl:if test="@current = 'page'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
      <xsl:value-of select="."/>
    </a></li>
  </xsl:template>
</xsl:stylesheet>
