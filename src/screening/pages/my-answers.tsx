export default function MyAnswers() {
  return <p>Not written yet.</p>
}
