using System.Globalization;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes;

/// <summary>A process's own words for things every process has: <c>Name</c> of the request, <c>Grant</c> for what is granted, <c>Step.{key}</c>.</summary>
public static class ProcessTexts
{
    /// <summary>The text in a language; null when the process has none.</summary>
    public static string? FindText(this ProcessDefinition process, string key, CultureInfo culture) =>
        process.TextsTypes.Select(texts => Texts.Find(texts, key, culture)).FirstOrDefault(text => text is not null);

    /// <summary>What is asked for in one line: the process and the class, or the process alone where its one class bears its name.</summary>
    public static string Titled(this ProcessDefinition process, LocalName className)
    {
        var name = process.Text("Name");
        return name == className ? name.Current : $"{name.Current}: {className.Current}";
    }

    /// <summary>The text in all three languages. A missing one throws: it is a defect, found by the tests.</summary>
    public static LocalName Text(this ProcessDefinition process, string key)
    {
        return new LocalName { Sq = In(Languages.Albanian), Sr = In(Languages.Serbian), En = In(Languages.English) };

        string In(string language) => process.FindText(key, Languages.Culture(language))
            ?? throw new InvalidOperationException($"No text {process.Key}.{key} in {language}.");
    }
}
