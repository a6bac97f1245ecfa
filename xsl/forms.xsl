<?xml version="1.0" encoding="UTF-8"?>
<!-- The contact form, its errors, and the page that says that a message has arrived. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="http://apache.org/cocoon/i18n/2.1" xmlns:b="urn:birlik" exclude-result-prefixes="i18n b">

  <xsl:template name="contact-lead">
    <i18n:text>Write to one of the bodies that publish here, or tell us what is wrong on a page.</i18n:text>
  </xsl:template>

  <xsl:template match="page[@name = 'contact']" mode="main">
    <div class="wrap contact">
      <xsl:if test="form/@problem">
        <div class="errors" role="alert" tabindex="-1" autofocus="autofocus" aria-labelledby="errors">
          <h2 id="errors"><i18n:text>There is a problem</i18n:text></h2>
          <p><i18n:text>Your message has not been sent yet. What you wrote is still here.</i18n:text></p>
          <xsl:choose>
            <xsl:when test="form/@problem = 'nonce'">
              <p><i18n:text>Nothing is wrong with what you wrote: the form itself did not arrive whole. Please send it again.</i18n:text></p>
            </xsl:when>
            <xsl:when test="form/@problem = 'unavailable'">
              <p><i18n:text>The fault is ours: this site cannot take messages at the moment. Leave this page open, and send your message again in a few minutes.</i18n:text></p>
            </xsl:when>
            <xsl:otherwise>
              <ul>
                <xsl:for-each select="form/field[@error]">
                  <li><a href="#{@name}"><xsl:apply-templates select="." mode="error"/></a></li>
                </xsl:for-each>
              </ul>
            </xsl:otherwise>
          </xsl:choose>
        </div>
      </xsl:if>
      <h1><xsl:value-of select="@title"/></h1>
      <p class="lead"><xsl:call-template name="contact-lead"/></p>
      <form class="form" method="post" action="{form/@action}" novalidate="novalidate">
        <input type="hidden" name="nonce" value="{form/@nonce}"/>
        <xsl:apply-templates select="form/field"/>
        <p><button class="button" type="submit"><i18n:text context="verb" note="button that sends the contact form">Send the message</i18n:text></button></p>
        <xsl:if test="privacy/summary">
          <p class="small">
            <xsl:copy-of select="privacy/summary/@lang"/>
            <xsl:value-of select="privacy/summary"/>
            <xsl:text> </xsl:text>
            <a href="{b:page('privacy')}"><xsl:copy-of select="privacy/title/@lang"/><xsl:value-of select="privacy/title"/></a>
          </p>
        </xsl:if>
      </form>
    </div>
  </xsl:template>

  <xsl:template match="field">
    <div class="field">
      <xsl:if test="@error"><xsl:attribute name="class">field wrong</xsl:attribute></xsl:if>
      <label for="{@name}"><xsl:apply-templates select="." mode="label"/></label>
      <xsl:if test="@name = 'email'"><p class="hint" id="email-hint"><i18n:text>Used only to answer you.</i18n:text></p></xsl:if>
      <xsl:if test="@error"><p class="error" id="{@name}-error"><xsl:apply-templates select="." mode="error"/></p></xsl:if>
      <xsl:choose>
        <xsl:when test="@type = 'record'">
          <xsl:variable name="chosen" select="."/>
          <select id="{@name}" name="{@local}" required="required">
            <xsl:call-template name="described"/>
            <option value=""><i18n:text note="first line of a list from which one body is to be chosen">Choose a body</i18n:text></option>
            <xsl:for-each select="$page/bodies/body">
              <option value="{@slug}">
                <xsl:if test="@id = $chosen"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
                <xsl:copy-of select="name/@lang"/>
                <xsl:value-of select="name"/>
              </option>
            </xsl:for-each>
          </select>
        </xsl:when>
        <xsl:when test="@type = 'multiline'">
          <textarea id="{@name}" name="{@local}" rows="9" required="required"><xsl:call-template name="described"/><xsl:value-of select="."/></textarea>
        </xsl:when>
        <xsl:otherwise>
          <input id="{@name}" name="{@local}" value="{.}" required="required">
            <xsl:attribute name="type">
              <xsl:choose>
                <xsl:when test="@type = 'email'">email</xsl:when>
                <xsl:otherwise>text</xsl:otherwise>
              </xsl:choose>
            </xsl:attribute>
            <xsl:choose>
              <xsl:when test="@name = 'email'"><xsl:attribute name="autocomplete">email</xsl:attribute></xsl:when>
              <xsl:when test="@name = 'name'"><xsl:attribute name="autocomplete">name</xsl:attribute></xsl:when>
            </xsl:choose>
            <xsl:call-template name="described"/>
          </input>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template name="described">
    <xsl:if test="@error or @name = 'email'">
      <xsl:attribute name="aria-describedby">
        <xsl:if test="@name = 'email'">email-hint</xsl:if>
        <xsl:if test="@error and @name = 'email'"><xsl:text> </xsl:text></xsl:if>
        <xsl:if test="@error"><xsl:value-of select="@name"/>-error</xsl:if>
      </xsl:attribute>
    </xsl:if>
    <xsl:if test="@error"><xsl:attribute name="aria-invalid">true</xsl:attribute></xsl:if>
  </xsl:template>

  <xsl:template match="field" mode="label">
    <xsl:choose>
      <xsl:when test="@name = 'to'"><i18n:text note="label of a form field: the body that gets the message">To</i18n:text></xsl:when>
      <xsl:when test="@name = 'name'"><i18n:text note="label of a form field">Your name</i18n:text></xsl:when>
      <xsl:when test="@name = 'email'"><i18n:text note="label of a form field">Your e-mail address</i18n:text></xsl:when>
      <xsl:when test="@name = 'subject'"><i18n:text note="label of a form field">Subject</i18n:text></xsl:when>
      <xsl:when test="@name = 'message'"><i18n:text note="label of a form field">Your message</i18n:text></xsl:when>
      <xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="field" mode="error">
    <xsl:choose>
      <xsl:when test="@error = 'missing' and @name = 'to'"><i18n:text>Choose the body that you write to</i18n:text></xsl:when>
      <xsl:when test="@error = 'missing' and @name = 'name'"><i18n:text>Enter your name</i18n:text></xsl:when>
      <xsl:when test="@error = 'missing' and @name = 'email'"><i18n:text>Enter your e-mail address</i18n:text></xsl:when>
      <xsl:when test="@error = 'missing' and @name = 'subject'"><i18n:text>Enter a subject</i18n:text></xsl:when>
      <xsl:when test="@error = 'missing' and @name = 'message'"><i18n:text>Write your message</i18n:text></xsl:when>
      <xsl:when test="@error = 'too-long' and @name = 'name'"><i18n:text>Your name is too long: shorten it</i18n:text></xsl:when>
      <xsl:when test="@error = 'too-long' and @name = 'subject'"><i18n:text>The subject is too long: shorten it</i18n:text></xsl:when>
      <xsl:when test="@error = 'too-long' and @name = 'message'"><i18n:text>Your message is too long: shorten it</i18n:text></xsl:when>
      <xsl:when test="@name = 'email'"><i18n:text>Enter an e-mail address like name@example.org</i18n:text></xsl:when>
      <xsl:when test="@name = 'to'"><i18n:text>Choose a body from the list</i18n:text></xsl:when>
      <xsl:otherwise><i18n:text>This field cannot be read: check what you wrote</i18n:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="page[@name = 'contact-received']" mode="main">
    <div class="wrap text">
      <h1><xsl:value-of select="@title"/></h1>
      <p class="lead"><i18n:text>Thank you. The body that you wrote to will get your message, and will answer by e-mail.</i18n:text></p>
      <p><a class="more" href="{b:page('home')}"><i18n:text>Back to the home page</i18n:text></a></p>
    </div>
  </xsl:template>
</xsl:stylesheet>
