export default function Answers() {
  return <p>Not written yet.</p>
}
