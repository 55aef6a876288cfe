export default function SignIn() {
  return <p>Not written yet.</p>
}
