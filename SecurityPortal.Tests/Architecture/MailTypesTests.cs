using System.Text.RegularExpressions;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Processes;
using SecurityPortal.Tests.Notifications;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Architecture;

/// <summary>What a mail cannot say because it has nowhere to say it, and what the room of mails does not know.</summary>
public sealed partial class MailTypesTests
{
    private static readonly Type[] Sayable =
        [typeof(string), typeof(LocalName), typeof(DateOnly), typeof(TimeOnly), typeof(int), typeof(long), typeof(MailAttachmentRef)];

    [Fact]
    public void Mails_SayNothingSecret() => AssertNone(Members().Where(m => SecretRegex().IsMatch(m.Name)));

    // A type that carries more than it shows, a person for one, would be stored whole.
    [Fact]
    public void Mails_HoldPlainValues() => AssertNone(Members().Where(m => !Sayable.Contains(m.Type)));

    [Fact]
    public void Mails_AreSealedAndNamedAlike() => AssertNone(MailSamples.Types
        .Where(t => !t.IsSealed || t.Name != $"{MailKind.Of(t).Name}Mail" || !t.Namespace!.EndsWith(".Mails", StringComparison.Ordinal))
            .Select(t => t.FullName!));

    [Fact]
    public void Room_NamesNoProcess()
    {
        var folders = typeof(IMail).Assembly.GetTypes().Select(t => t.Namespace ?? "")
            .Where(n => n.StartsWith("SecurityPortal.Core.Processes.", StringComparison.Ordinal))
            .Select(n => n.Split('.')[3]).Distinct();
        var names = string.Join('|', folders.Concat(ProcessCatalogue.All.Select(p => p.Key)).Distinct());
        var process = new Regex($@"(?i:\b(?:{names})s?\b)|(?<![a-z])(?:Exam|Convocation|Incident|Contract|Card|Worker)");
        Assert.Contains("Exam", names, StringComparison.Ordinal);

        var files = Repository.Files("SecurityPortal.Core/Notifications", ".cs", ".resx");
        Assert.True(files.Count > 30, "The search finds too little to be true.");
        AssertNone(files.SelectMany(f => process.Matches(f.Text).Select(m => $"{f.Path}: {m.Value}")));
    }

    private static IEnumerable<(string Mail, string Name, Type Type)> Members() =>
        MailSamples.Types.SelectMany(t => MailSamples.Members(t).Select(p => (t.Name, p.Name, MailSamples.TypeOf(p))));

    private static void AssertNone<T>(IEnumerable<T> places) => Assert.True(!places.Any(), string.Join('\n', places));

    [GeneratedRegex("Personal|Passport|Birth|Born|Citizenship|Comment|Note|Reason|Remark|Question|Answer|Text|Document|Identity", RegexOptions.IgnoreCase)]
    private static partial Regex SecretRegex();
}
