<?xml version="1.0" encoding="UTF-8"?>
<!-- The home page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="http://apache.org/cocoon/i18n/2.1" xmlns:b="urn:birlik" exclude-result-prefixes="i18n b">

  <xsl:template name="home-lead">
    <i18n:text>Which unions and networks municipalities belong to, what these do, and how far they reach; every figure with its source.</i18n:text>
  </xsl:template>

  <xsl:template match="page[@name = 'home']" mode="main">
    <div class="hero">
      <xsl:call-template name="tiles"/>
      <div class="wrap">
        <h1><i18n:text>Unions of municipalities and their networks</i18n:text></h1>
        <p class="lead"><xsl:call-template name="home-lead"/></p>
        <xsl:call-template name="translation-notice"><xsl:with-param name="texts" select="*/summary | */*/summary"/></xsl:call-template>
        <p class="actions">
          <a class="button" href="{b:page('organisations')}"><i18n:text note="button to the directory">Browse the organisations</i18n:text></a>
          <a class="button quiet" href="{b:page('countries')}"><i18n:text note="button to the list of countries and territories">Find by country</i18n:text></a>
        </p>
        <ul class="totals">
          <xsl:apply-templates select="totals/total[@name = 'organisations']"/>
          <xsl:apply-templates select="totals/total[@name = 'memberships']"/>
          <xsl:apply-templates select="totals/total[@name = 'countries']"/>
          <xsl:apply-templates select="totals/total[@name = 'publications']"/>
        </ul>
      </div>
    </div>

    <section class="wrap band" aria-labelledby="publishers">
      <h2 id="publishers"><i18n:text note="heading over the bodies that have pages on this site">Who publishes here</i18n:text></h2>
      <ul class="cards bodies">
        <xsl:for-each select="bodies/body">
          <li class="card">
            <h3><xsl:call-template name="short-link"/></h3>
            <xsl:call-template name="full-name"/>
            <xsl:call-template name="demonstration-mark"/>
            <xsl:if test="summary"><p><xsl:copy-of select="summary/@lang"/><xsl:value-of select="summary"/></p></xsl:if>
            <ul class="links">
              <xsl:for-each select="articles/article">
                <li><a href="{@href}"><xsl:copy-of select="@lang"/><xsl:value-of select="title"/></a></li>
              </xsl:for-each>
            </ul>
          </li>
        </xsl:for-each>
      </ul>
    </section>

    <section class="wrap band" aria-labelledby="topics">
      <h2 id="topics"><i18n:text note="heading over the topics of organisations">What they work on</i18n:text></h2>
      <ul class="topics">
        <xsl:for-each select="topics/topic">
          <li>
            <xsl:call-template name="icon"><xsl:with-param name="name" select="@icon"/></xsl:call-template>
            <h3><a href="{b:page('organisations', 'topic', @id)}"><xsl:copy-of select="name/@lang"/><xsl:value-of select="name"/></a></h3>
            <xsl:if test="summary"><p><xsl:copy-of select="summary/@lang"/><xsl:value-of select="summary"/></p></xsl:if>
            <p class="count"><i18n:plural n="@organisations"><i18n:one>{n} organisation</i18n:one><i18n:other>{n} organisations</i18n:other></i18n:plural></p>
          </li>
        </xsl:for-each>
      </ul>
    </section>

    <xsl:if test="timeline/organisation">
      <section class="sand" aria-labelledby="time">
        <div class="wrap split">
          <div>
            <h2 id="time"><i18n:text note="heading over a graphic of founding years">How the networks grew</i18n:text></h2>
            <p><i18n:text>Each line begins in the year in which an organisation was founded, and ends where it became another one. It is thicker from the year in which a body that publishes here became a member.</i18n:text></p>
            <ul class="legend">
              <li><svg xmlns="http://www.w3.org/2000/svg" width="40" height="16" aria-hidden="true"><line class="lived" x1="5" x2="40" y1="8" y2="8"/><circle class="born" cx="5" cy="8" r="4"/></svg><i18n:text note="legend of a graphic">since its founding</i18n:text></li>
              <li><svg xmlns="http://www.w3.org/2000/svg" width="40" height="16" aria-hidden="true"><line class="ours" x1="5" x2="40" y1="8" y2="8"/><circle class="joined" cx="5" cy="8" r="5"/></svg><i18n:text note="legend of a graphic">since a publishing body joined</i18n:text></li>
            </ul>
            <p><a class="more" href="{b:page('organisations', 'sort', 'founded')}"><i18n:text>All organisations by founding year</i18n:text></a></p>
          </div>
          <div>
            <xsl:apply-templates select="timeline"/>
            <p class="small"><i18n:text>Only organisations whose founding year a source states, and memberships whose year is stated.</i18n:text></p>
            <xsl:apply-templates select="timeline" mode="table"/>
          </div>
        </div>
      </section>
    </xsl:if>

    <div class="wrap split wide">
      <xsl:if test="reach/organisation">
        <section aria-labelledby="reach">
          <h2 id="reach"><i18n:text note="heading over a graphic of members and countries">How far they reach</i18n:text></h2>
          <xsl:apply-templates select="reach"/>
        </section>
      </xsl:if>
      <div class="aside">
        <xsl:for-each select="message">
          <section class="quote" aria-labelledby="message">
            <h2 id="message"><xsl:copy-of select="title/@lang"/><xsl:value-of select="title"/></h2>
            <p class="kicker"><xsl:copy-of select="publisher/@lang"/><xsl:value-of select="publisher"/></p>
            <p class="said"><xsl:copy-of select="summary/@lang"/><xsl:value-of select="summary"/></p>
            <p><a class="more" href="{@href}"><i18n:text note="link to the president’s message">Read the message</i18n:text></a></p>
          </section>
        </xsl:for-each>
        <xsl:if test="publications/publication">
          <section aria-labelledby="publications">
            <h2 id="publications"><i18n:text>Publications</i18n:text></h2>
            <ul class="rows">
              <xsl:for-each select="publications/publication">
                <li>
                  <h3><a href="{@href}"><xsl:copy-of select="title/@lang"/><xsl:value-of select="title"/></a></h3>
                  <p class="small">
                    <xsl:call-template name="publication-line"/>
                    <xsl:text> </xsl:text>
                    <xsl:call-template name="demonstration-mark"/>
                  </p>
                </li>
              </xsl:for-each>
            </ul>
            <p><a class="more" href="{b:page('publications')}"><i18n:text>All publications</i18n:text></a></p>
          </section>
        </xsl:if>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="total">
    <xsl:variable name="value" select="@value"/>
    <li>
      <xsl:choose>
        <xsl:when test="@name = 'organisations'">
          <a href="{b:page('organisations')}"><i18n:plural n="$value" context="total"><i18n:one>{count} organisation or network</i18n:one><i18n:other>{count} organisations and networks</i18n:other><i18n:param name="count"><b><xsl:value-of select="b:number($value)"/></b></i18n:param></i18n:plural></a>
        </xsl:when>
        <xsl:when test="@name = 'memberships'">
          <i18n:plural n="$value" context="total"><i18n:one>{count} membership or tie</i18n:one><i18n:other>{count} memberships and ties</i18n:other><i18n:param name="count"><b><xsl:value-of select="b:number($value)"/></b></i18n:param></i18n:plural>
        </xsl:when>
        <xsl:when test="@name = 'countries'">
          <a href="{b:page('countries')}"><i18n:plural n="$value" context="total"><i18n:one>{count} country or territory</i18n:one><i18n:other>{count} countries and territories</i18n:other><i18n:param name="count"><b><xsl:value-of select="b:number($value)"/></b></i18n:param></i18n:plural></a>
        </xsl:when>
        <xsl:when test="@name = 'publications'">
          <a href="{b:page('publications')}"><i18n:plural n="$value" context="total"><i18n:one>{count} publication</i18n:one><i18n:other>{count} publications</i18n:other><i18n:param name="count"><b><xsl:value-of select="b:number($value)"/></b></i18n:param></i18n:plural></a>
        </xsl:when>
      </xsl:choose>
    </li>
  </xsl:template>

  <!-- The star-and-cross tiling of Anatolian tiles, as an ornament. -->
  <xsl:template name="tiles">
    <svg xmlns="http://www.w3.org/2000/svg" class="tiles" width="100%" height="100%" aria-hidden="true">
      <defs>
        <pattern id="tile" width="96" height="96" patternUnits="userSpaceOnUse">
          <path class="tile-star" d="M48 4l13 13h18v18l13 13-13 13v18H61L48 92 35 79H17V61L4 48l13-13V17h18z"/>
          <path class="tile-core" d="M48 24l7 7h10v10l7 7-7 7v10H55l-7 7-7-7H31V55l-7-7 7-7V31h10z"/>
          <path class="tile-core" d="M0-14l14 14L0 14-14 0zM96-14l14 14-14 14L82 0zM0 82l14 14L0 110-14 96zM96 82l14 14-14 14-14-14z"/>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill="url(#tile)"/>
    </svg>
  </xsl:template>
</xsl:stylesheet>
