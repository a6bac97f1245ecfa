<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of an organisation: figures, facts, memberships both ways, pages, publications, countries. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="http://apache.org/cocoon/i18n/2.1" xmlns:b="urn:birlik" exclude-result-prefixes="i18n b">

  <xsl:template match="page[@name = 'organisation']" mode="main">
    <article class="wrap record">
      <header class="record-head">
        <xsl:for-each select="organisation">
          <p class="kicker">
            <span><xsl:apply-templates select="@kind" mode="kind"/></span>
            <span><xsl:apply-templates select="@level" mode="level"/></span>
            <xsl:call-template name="demonstration-mark"/>
          </p>
          <h1><xsl:choose>
            <xsl:when test="acronym"><xsl:copy-of select="acronym/@lang"/><xsl:value-of select="acronym"/></xsl:when>
            <xsl:otherwise><xsl:copy-of select="name/@lang"/><xsl:value-of select="name"/></xsl:otherwise>
          </xsl:choose></h1>
          <xsl:call-template name="full-name"/>
          <xsl:if test="@name-unverified">
            <p class="small"><i18n:text note="below a translated name that the organisation has not confirmed">The name is translated; the organisation has not confirmed it.</i18n:text></p>
          </xsl:if>
        </xsl:for-each>
      </header>
      <xsl:call-template name="translation-notice"><xsl:with-param name="texts" select="organisation/body | organisation/summary | */*/summary"/></xsl:call-template>
      <xsl:if test="organisation/@demonstration = 1">
        <p class="notice"><i18n:text>This organisation and its memberships are made up for the demonstration.</i18n:text></p>
      </xsl:if>
      <xsl:apply-templates select="figures[figure]"/>
      <div class="record-body">
        <div class="record-lead">
          <xsl:if test="organisation/summary"><p class="lead"><xsl:copy-of select="organisation/summary/@lang"/><xsl:value-of select="organisation/summary"/></p></xsl:if>
          <xsl:apply-templates select="organisation/body"/>
        </div>
        <xsl:call-template name="facts"/>
        <div class="record-rest">
          <xsl:apply-templates select="articles[article]" mode="section"/>
          <xsl:apply-templates select="memberships[membership]" mode="section"/>
          <xsl:apply-templates select="members[member]" mode="section"/>
          <xsl:apply-templates select="areas[area]" mode="section"/>
          <xsl:apply-templates select="publications[publication]" mode="section"/>
          <xsl:apply-templates select="countries[country]" mode="section"/>
        </div>
      </div>
    </article>
  </xsl:template>

  <xsl:template match="figures">
    <ul class="figures">
      <xsl:for-each select="figure">
        <li>
          <p class="amount"><xsl:apply-templates select="."/></p>
          <p class="small">
            <xsl:apply-templates select="." mode="as-of"/>
            <xsl:text> </xsl:text>
            <xsl:call-template name="according"/>
          </p>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template name="facts">
    <aside class="facts" aria-labelledby="facts">
      <h2 id="facts"><i18n:text note="heading over a list of facts about an organisation">At a glance</i18n:text></h2>
      <dl>
        <xsl:if test="aliases/alias">
          <dt><i18n:text note="label in a list of facts: other names">Also known as</i18n:text></dt>
          <dd>
            <xsl:for-each select="aliases/alias">
              <xsl:value-of select="b:join(position(), last())"/>
              <xsl:choose>
                <xsl:when test="@lang"><span lang="{@lang}"><xsl:value-of select="name"/></span></xsl:when>
                <xsl:otherwise><xsl:value-of select="name"/></xsl:otherwise>
              </xsl:choose>
            </xsl:for-each>
          </dd>
        </xsl:if>
        <xsl:if test="organisation/seat">
          <dt><i18n:text note="label in a list of facts: where it is">Seat</i18n:text></dt>
          <dd><xsl:apply-templates select="organisation/seat" mode="text"/></dd>
        </xsl:if>
        <xsl:if test="organisation/@founded or foundings/founding">
          <dt><i18n:text note="label in a list of facts: how it came about">History</i18n:text></dt>
          <xsl:choose>
            <xsl:when test="foundings/founding">
              <xsl:for-each select="foundings/founding">
                <dd><xsl:apply-templates select="."/><xsl:text> </xsl:text><xsl:call-template name="according"/></dd>
              </xsl:for-each>
            </xsl:when>
            <xsl:otherwise>
              <dd><i18n:translate>
                <i18n:text>Founded in {year}</i18n:text>
                <i18n:param name="year"><xsl:value-of select="organisation/@founded"/></i18n:param>
              </i18n:translate></dd>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:if>
        <xsl:if test="relations/relation or inverse/relation">
          <dt><i18n:text note="label in a list of facts: other organisations that it is part of, comes from or works with">Related organisations</i18n:text></dt>
          <xsl:for-each select="relations/relation | inverse/relation">
            <dd><xsl:apply-templates select="."/></dd>
          </xsl:for-each>
        </xsl:if>
        <xsl:if test="topics/topic">
          <dt><i18n:text note="label in a list of facts">Topics</i18n:text></dt>
          <xsl:for-each select="topics/topic">
            <dd><a href="{b:page('organisations', 'topic', @id)}"><xsl:copy-of select="@lang"/><xsl:value-of select="name"/></a></dd>
          </xsl:for-each>
        </xsl:if>
      </dl>
      <xsl:if test="organisation/@website">
        <p><a class="button external" href="{organisation/@website}" rel="external">
          <i18n:text note="link to the website of an organisation">Website</i18n:text>
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'external'"/></xsl:call-template>
        </a></p>
        <xsl:if test="organisation/@website-unverified">
          <p class="small"><i18n:text>The address has not been confirmed by the organisation.</i18n:text></p>
        </xsl:if>
      </xsl:if>
      <xsl:if test="organisation/@publishes = 1">
        <p><a class="button quiet" href="{b:page('contact', 'to', organisation/@id)}"><i18n:text note="link to the contact form">Write to this body</i18n:text></a></p>
      </xsl:if>
      <xsl:apply-templates select="organisation/source" mode="cite"/>
    </aside>
  </xsl:template>

  <xsl:template match="articles" mode="section">
    <section aria-labelledby="pages">
      <h2 id="pages"><i18n:text note="heading over the pages of a publishing body">Pages</i18n:text></h2>
      <ul class="rows">
        <xsl:for-each select="article">
          <li>
            <h3><a href="{@href}"><xsl:copy-of select="title/@lang"/><xsl:value-of select="title"/></a></h3>
            <p><xsl:copy-of select="summary/@lang"/><xsl:value-of select="summary"/></p>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <xsl:template match="areas" mode="section">
    <section aria-labelledby="areas">
      <h2 id="areas"><i18n:text note="heading over the areas in which a body works">Working areas</i18n:text></h2>
      <ul class="grid">
        <xsl:for-each select="area">
          <li>
            <h3><xsl:choose>
              <xsl:when test="@href"><a href="{@href}#{@id}"><xsl:copy-of select="name/@lang"/><xsl:value-of select="name"/></a></xsl:when>
              <xsl:otherwise><xsl:copy-of select="name/@lang"/><xsl:value-of select="name"/></xsl:otherwise>
            </xsl:choose></h3>
            <xsl:if test="summary"><p><xsl:copy-of select="summary/@lang"/><xsl:value-of select="summary"/></p></xsl:if>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <xsl:template match="memberships" mode="section">
    <section aria-labelledby="memberships">
      <h2 id="memberships"><i18n:text note="heading over the organisations to which this one belongs">Memberships and ties</i18n:text></h2>
      <ul class="rows">
        <xsl:for-each select="membership">
          <li>
            <h3><xsl:call-template name="short-link"/></h3>
            <xsl:call-template name="full-name"/>
            <p><span class="role"><xsl:apply-templates select="." mode="membership"/></span><xsl:text> </xsl:text><xsl:apply-templates select="source[not(../@role = 'secretariat')]" mode="cite"/></p>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <xsl:template match="members" mode="section">
    <section aria-labelledby="members">
      <h2 id="members"><i18n:text note="heading over the bodies of this site that belong to the organisation">Ties to the publishing bodies</i18n:text></h2>
      <ul class="rows">
        <xsl:for-each select="member">
          <li>
            <h3><xsl:call-template name="short-link"/><xsl:text> </xsl:text><xsl:call-template name="demonstration-mark"/></h3>
            <xsl:call-template name="full-name"/>
            <p><span class="role"><xsl:apply-templates select="." mode="membership"/></span><xsl:text> </xsl:text><xsl:apply-templates select="source[not(../@role = 'secretariat')]" mode="cite"/></p>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <xsl:template match="publications" mode="section">
    <section aria-labelledby="publications">
      <h2 id="publications"><i18n:text>Publications</i18n:text></h2>
      <ul class="rows"><xsl:apply-templates select="publication" mode="row"/></ul>
    </section>
  </xsl:template>

  <!-- Sources may differ: each has its own list. They come sorted by source. -->
  <xsl:template match="countries" mode="section">
    <section aria-labelledby="countries">
      <h2 id="countries"><i18n:text>Members come from</i18n:text></h2>
      <p class="small"><i18n:text>Names are those of the cited sources and imply no position on status.</i18n:text></p>
      <ul class="country-list compact">
        <xsl:for-each select="country">
          <xsl:if test="not(source/@id = preceding-sibling::country[1]/source/@id)">
            <li class="source-row"><xsl:apply-templates select="source" mode="cite"/></li>
          </xsl:if>
          <xsl:call-template name="country-row"/>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <xsl:template name="country-row">
    <li>
      <a href="{@href}"><xsl:copy-of select="name/@lang"/><xsl:value-of select="name"/></a>
      <xsl:call-template name="within"/>
      <xsl:call-template name="as-written"/>
    </li>
  </xsl:template>
</xsl:stylesheet>
