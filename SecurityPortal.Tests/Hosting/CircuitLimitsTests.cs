using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Register;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Hosting;

namespace SecurityPortal.Tests.Hosting;

/// <summary>A text as long as its field takes reaches the server, in any letters: a longer message would end the connection.</summary>
public sealed partial class CircuitLimitsTests
{
    [Theory]
    [InlineData("e")]
    [InlineData("Ш")]
    [InlineData("„")]
    [InlineData("🛡")]
    [InlineData("\n")]
    public void Message_LongestTextOfAnyLetters_IsTaken(string letter)
    {
        var text = new StringBuilder().Insert(0, letter, CircuitLimits.LongestText / letter.Length).ToString();

        // What the browser's side of Blazor sends for one "input" event; JSON of browsers escapes no letters, whatever their alphabet.
        var value = text.Replace("\n", "\\n", StringComparison.Ordinal);
        var message = "[{\"eventHandlerId\":12345,\"eventName\":\"input\",\"eventFieldInfo\":{\"componentId\":123,\"fieldValue\":\"" + value
            + "\"}},{\"value\":\"" + value + "\"}]";

        Assert.InRange(Encoding.UTF8.GetByteCount(message), 1, MessageBytes() - 1024);
    }

    [Fact]
    public void TextAreas_AllHaveALimit() => Assert.Empty(
        from file in Repository.Files("SecurityPortal.Web", ".razor")
        from area in TextArea().Matches(file.Text)
        where !area.Value.Contains("maxlength=", StringComparison.Ordinal)
        select $"{file.Path}: {area.Value}");

    [Fact]
    public void Limits_AreWithinWhatAMessageCarries()
    {
        var written = Repository.Files("SecurityPortal.Web", ".razor").SelectMany(f => Limit().Matches(f.Text))
            .Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();

        Assert.True(written.Count > 40);
        Assert.All([.. written, CaseCommandFrame.MaxNote, CaseCommentService.MaxComment, MeasureService.MaxText, AppealFiling.MaxText],
            limit => Assert.InRange(limit, 1, CircuitLimits.LongestText));
    }

    private static long MessageBytes()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.AddPortalWeb();
        using var services = builder.Services.BuildServiceProvider();
        var hub = typeof(CircuitOptions).Assembly.GetType("Microsoft.AspNetCore.Components.Server.ComponentHub", throwOnError: true)!;
        var type = typeof(Microsoft.Extensions.Options.IOptions<>).MakeGenericType(typeof(HubOptions<>).MakeGenericType(hub));
        return ((HubOptions)type.GetProperty("Value")!.GetValue(services.GetRequiredService(type))!).MaximumReceiveMessageSize!.Value;
    }

    [GeneratedRegex("<textarea[^>]*>", RegexOptions.Singleline)]
    private static partial Regex TextArea();

    [GeneratedRegex("(?i:maxlength)=\"([0-9]+)\"")]
    private static partial Regex Limit();
}
