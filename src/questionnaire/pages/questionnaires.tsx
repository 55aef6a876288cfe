export default function Questionnaires() {
  return <p>Not written yet.</p>
}
