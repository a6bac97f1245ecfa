<?xml version="1.0" encoding="UTF-8"?>
<!-- What `birlik preview` puts round a page: what is looked at, what was refused, a way to send a
     catalogue; and, where messages are shown, an outline for each and a list of them. Its document is
     told in fcgi/commands/preview_page.h. Readers never see this. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="http://apache.org/cocoon/i18n/2.1" xmlns:b="urn:birlik" exclude-result-prefixes="i18n b">
  <xsl:output method="html" encoding="UTF-8"/>
  <xsl:key name="message" match="message" use="@number"/>
  <xsl:variable name="preview" select="/preview"/>

  <xsl:template match="/"><xsl:apply-templates select="preview/page/node()"/></xsl:template>

  <xsl:template match="@*|text()"><xsl:copy/></xsl:template>
  <xsl:template match="*">
    <xsl:copy><xsl:apply-templates select="@*"/><xsl:call-template name="content"/></xsl:copy>
  </xsl:template>

  <!-- A message begins at its mark and goes on over what stands in a line, up to the next one. -->
  <xsl:template name="content">
    <xsl:choose>
      <xsl:when test="b:text"><xsl:apply-templates select="node()[1]" mode="walk"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="node()" mode="walk">
    <xsl:apply-templates select="."/>
    <xsl:apply-templates select="following-sibling::node()[1]" mode="walk"/>
  </xsl:template>
  <xsl:template match="b:text" mode="walk">
    <xsl:apply-templates select="."/>
    <xsl:apply-templates select="following-sibling::node()[self::b:text or self::*[not(self::a or self::abbr or self::b or self::bdi or self::br or self::cite or self::code or self::em or self::i or self::mark or self::q or self::span or self::strong or self::time)]][1]" mode="walk"/>
  </xsl:template>
  <xsl:template match="node()" mode="line"/>
  <xsl:template match="text() | a | abbr | b | bdi | br | cite | code | em | i | mark | q | span | strong | time" mode="line">
    <xsl:apply-templates select="."/>
    <xsl:apply-templates select="following-sibling::node()[1]" mode="line"/>
  </xsl:template>

  <xsl:template match="meta[@name = 'robots']"/>

  <xsl:template match="head">
    <head>
      <xsl:apply-templates/>
      <meta name="robots" content="noindex"/>
      <link rel="stylesheet" href="{$preview/@assets}preview.css"/>
    </head>
  </xsl:template>

  <xsl:template match="body">
    <body>
      <xsl:apply-templates select="@*"/>
      <xsl:apply-templates/>
      <xsl:if test="$preview/@shows"><xsl:call-template name="messages"/></xsl:if>
      <xsl:call-template name="bar"/>
    </body>
  </xsl:template>

  <!-- ==== the bar -->
  <xsl:template name="bar">
    <aside class="preview" aria-label="Preview" i18n:attr="aria-label">
      <p>
        <b><i18n:text>Preview</i18n:text></b>
        <xsl:text> </xsl:text>
        <xsl:for-each select="$preview/catalogue[not(@sent)]"><code><xsl:value-of select="@file"/></code><xsl:text> </xsl:text></xsl:for-each>
        <a href="{$preview/@turn}">
          <xsl:choose>
            <xsl:when test="$preview/@shows"><i18n:text note="link of the preview: back to the page as readers get it">Show the page as it is</i18n:text></xsl:when>
            <xsl:otherwise><i18n:text note="link of the preview: each text gets an outline and its place in the catalogue">Show the texts</i18n:text></xsl:otherwise>
          </xsl:choose>
        </a>
      </p>
      <xsl:if test="$preview/@shows">
        <p>
          <span class="i18n i18n-current"><xsl:call-template name="state"><xsl:with-param name="state" select="'current'"/></xsl:call-template></span>
          <span class="i18n i18n-stale"><xsl:call-template name="state"><xsl:with-param name="state" select="'stale'"/></xsl:call-template></span>
          <span class="i18n i18n-missing"><xsl:call-template name="state"><xsl:with-param name="state" select="'missing'"/></xsl:call-template></span>
          <span class="i18n i18n-source"><xsl:call-template name="state"/></span>
        </p>
      </xsl:if>
      <xsl:if test="$preview/error">
        <div role="alert">
          <p><b><i18n:text note="of a catalogue in the preview; lines follow, each with file, line and reason">The last change cannot be used. What you see is older.</i18n:text></b></p>
          <ul><xsl:for-each select="$preview/error"><li lang="en"><code><xsl:value-of select="."/></code></li></xsl:for-each></ul>
        </div>
      </xsl:if>
      <xsl:if test="$preview/@uploads">
        <form method="post" action="{$preview/@uploads}" enctype="multipart/form-data">
          <input type="hidden" name="back" value="{$preview/@address}"/>
          <label for="catalogue"><i18n:text>Your catalogue (.po)</i18n:text></label>
          <input id="catalogue" type="file" name="catalogue" accept=".po" required="required"/>
          <button type="submit"><i18n:text context="verb" note="button of the preview: sends a catalogue and shows the site with it">Look at it</i18n:text></button>
        </form>
      </xsl:if>
      <xsl:for-each select="$preview/catalogue[@sent]">
        <form method="post" action="{$preview/@uploads}" enctype="multipart/form-data">
          <input type="hidden" name="back" value="{$preview/@address}"/>
          <code><xsl:value-of select="@file"/></code>
          <button type="submit" name="withdraw" value="{@file}"><i18n:text context="verb" note="button of the preview, beside a catalogue that was sent: the site is shown without it again">Take it back</i18n:text></button>
        </form>
      </xsl:for-each>
      <xsl:if test="$preview/@until">
        <p>
          <i18n:translate note="time in UTC, as 2026-11-25 14:00">
            <i18n:text>The preview and what was sent to it are removed at {time} (UTC).</i18n:text>
            <i18n:param name="time"><xsl:value-of select="$preview/@until"/></i18n:param>
          </i18n:translate>
        </p>
      </xsl:if>
    </aside>
  </xsl:template>

  <!-- ==== messages where they stand -->
  <xsl:template match="b:text">
    <span title="{key('message', @number)/@file}:{key('message', @number)/@line}">
      <xsl:attribute name="class">i18n i18n-<xsl:value-of select="key('message', @number)/@state"/></xsl:attribute>
      <xsl:apply-templates/>
      <xsl:apply-templates select="following-sibling::node()[1]" mode="line"/>
    </span>
    <!-- No link in a link, and none where a tap means something else. -->
    <xsl:if test="not(ancestor::a or ancestor::button or ancestor::label or ancestor::summary)"><xsl:call-template name="to-message"/></xsl:if>
  </xsl:template>
  <!-- No elements of HTML can stand in these; their messages are in the list. -->
  <xsl:template match="title/b:text | option/b:text | textarea/b:text | svg//b:text">
    <xsl:apply-templates/>
    <xsl:apply-templates select="following-sibling::node()[1]" mode="line"/>
  </xsl:template>
  <xsl:template match="b:attribute"/>

  <xsl:template match="a | button | label | summary">
    <xsl:copy><xsl:apply-templates select="@*"/><xsl:call-template name="content"/></xsl:copy>
    <xsl:if test="$preview/@shows and not(ancestor::a or ancestor::button or ancestor::label or ancestor::summary or ancestor::svg)">
      <xsl:for-each select="descendant-or-self::*/b:attribute | descendant::b:text[not(ancestor::svg)]"><xsl:call-template name="to-message"/></xsl:for-each>
    </xsl:if>
  </xsl:template>
  <xsl:template match="summary" priority="1">
    <summary><xsl:apply-templates select="@*"/><xsl:call-template name="content"/></summary>
    <xsl:if test="descendant::b:text"><p><xsl:for-each select="descendant::b:text"><xsl:call-template name="to-message"/></xsl:for-each></p></xsl:if>
  </xsl:template>

  <xsl:template name="to-message">
    <a class="i18n-number i18n-{key('message', @number)/@state}" href="#message-{@number}"><xsl:value-of select="count(key('message', @number)/preceding-sibling::message) + 1"/></a>
  </xsl:template>

  <!-- ==== one stays where messages are shown -->
  <xsl:template match="a/@href[/preview/@shows and starts-with(., '/') and not(starts-with(., '//')) and not(../@type)]">
    <xsl:variable name="address" select="substring-before(concat(., '#'), '#')"/>
    <xsl:attribute name="href">
      <xsl:value-of select="$address"/>
      <xsl:choose><xsl:when test="contains($address, '?')">&amp;</xsl:when><xsl:otherwise>?</xsl:otherwise></xsl:choose>
      <xsl:value-of select="$preview/@shows"/>
      <xsl:if test="contains(., '#')">#<xsl:value-of select="substring-after(., '#')"/></xsl:if>
    </xsl:attribute>
  </xsl:template>
  <xsl:template match="form[/preview/@shows]">
    <form>
      <xsl:apply-templates select="@*"/>
      <xsl:if test="not(@method = 'post')"><input type="hidden" name="{substring-before($preview/@shows, '=')}" value="{substring-after($preview/@shows, '=')}"/></xsl:if>
      <xsl:apply-templates/>
    </form>
  </xsl:template>

  <!-- ==== the list -->
  <xsl:template name="messages">
    <section class="i18n-list" aria-labelledby="messages">
      <h2 id="messages"><i18n:text>Texts on this page</i18n:text></h2>
      <ol>
        <xsl:for-each select="$preview/message">
          <li id="message-{@number}">
            <p><b class="i18n-{@state}"><xsl:call-template name="state"><xsl:with-param name="state" select="@state"/></xsl:call-template></b><xsl:text> </xsl:text><code><xsl:value-of select="@file"/>:<xsl:value-of select="@line"/></code></p>
            <xsl:if test="@context"><p><code>msgctxt</code><xsl:text> </xsl:text><xsl:value-of select="@context"/></p></xsl:if>
            <p><code>msgid</code><xsl:text> </xsl:text><xsl:value-of select="source"/></p>
            <xsl:if test="text"><p><code>msgstr</code><xsl:text> </xsl:text><xsl:value-of select="text"/></p></xsl:if>
          </li>
        </xsl:for-each>
      </ol>
    </section>
  </xsl:template>
  <xsl:template name="state">
    <xsl:param name="state"/>
    <xsl:choose>
      <xsl:when test="$state = 'current'"><i18n:text note="state of a text: it is translated">translated</i18n:text></xsl:when>
      <xsl:when test="$state = 'stale'"><i18n:text note="state of a text: its source has changed since it was translated">older than its source</i18n:text></xsl:when>
      <xsl:when test="$state = 'missing'"><i18n:text note="state of a text">not translated</i18n:text></xsl:when>
      <xsl:otherwise><i18n:text note="state of a text that is written in the language of the page">source text</i18n:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
