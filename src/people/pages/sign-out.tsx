export default function SignOut() {
  return <p>Not written yet.</p>
}
