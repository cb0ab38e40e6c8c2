namespace SecurityPortal.Core.Documents;

/// <summary>What a picture is written as.</summary>
public enum PictureFormat
{
    /// <summary>Lossless, keeps transparency: emblems.</summary>
    Png,

    /// <summary>Small, on white: photographs and previews.</summary>
    Jpeg,
}
