/** What mail servers send back, as they write it. */
const CRLF = (text: string) => text.replaceAll('\n', '\r\n')

/** A report that a letter cannot arrive (RFC 3464). @param to where it came back to; @param about heads of the letter that it holds */
export const bounceReport = (to: string, status: string, action = 'failed', about = ''): string =>
  CRLF(`From: MAILER-DAEMON@mx.one.example
To: ${to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain

Your message could not be delivered.
--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.one.example

Final-Recipient: rfc822; somebody@one.example
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; 550 ${status} as it is

--b1
Content-Type: text/rfc822-headers

Subject: New dates
${about}
--b1--
`)

/** A report that somebody called a letter unwanted (RFC 5965). */
export const complaintReport = (messageId: string, kind = 'abuse'): string =>
  CRLF(`From: feedback@provider.example
To: letters@kairos.example
Subject: Abuse report
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b2"

--b2
Content-Type: text/plain

This is an email abuse report.
--b2
Content-Type: message/feedback-report

Feedback-Type: ${kind}
User-Agent: SomeGenerator/1.0
Version: 1

--b2
Content-Type: message/rfc822

From: letters@kairos.example
Message-ID: ${messageId}
Subject: New dates

Dear all
--b2--
`)
