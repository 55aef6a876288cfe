/** Sends so many wrong sign-ins a second, for other addresses each time, until it is stopped. */
const [to = '', perSecond = '200'] = process.argv.slice(2)
let sent = 0
setInterval(() => {
  for (let i = 0; i < Number(perSecond) / 20; i++) {
    sent++
    void fetch(`${to}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: to },
      body: new URLSearchParams({
        email: `nobody-${sent % 500}@demo.example`,
        password: `guess number ${sent}`,
      }),
    })
      .then((answer) => answer.arrayBuffer())
      .catch(() => {})
  }
}, 50)
